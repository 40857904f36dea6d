package org.gan4j.train.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.replica.Placement;
import org.tensorflow.Operand;
import org.tensorflow.PlacedSession;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/**
 * Runs the phases of a graph, and holds the values of its variables. {@link #variables} reads and
 * sets them; {@link #outputs} makes samples with them. Owns the native session. Not safe for use by
 * several threads.
 */
public final class TrainingSession implements AutoCloseable {

  private final TrainingGraph graph;
  private final Session session;
  private final Followers followers;
  private final PhaseFeeds feeds;
  private final SessionVariables variables;
  private final SessionOutputs outputs;
  private RollBacks rollBacks = RollBacks.NONE;

  /**
   * Opens a session. The variables have no values yet; the learning rates are those of the
   * optimizers' configs.
   */
  public TrainingSession(TrainingGraph graph, SessionSettings settings) {
    this(graph, open(graph, settings), Followers.NONE);
  }

  /**
   * The session of one of several processes.
   *
   * @param session on the graph; closed with this
   * @param followers the processes that do what this session does
   */
  public TrainingSession(TrainingGraph graph, Session session, Followers followers) {
    this.graph = graph;
    this.session = session;
    this.followers = followers;
    this.feeds = new PhaseFeeds(graph);
    this.variables = new SessionVariables(graph, session, followers);
    this.outputs = new SessionOutputs(graph, session);
  }

  private static Session open(TrainingGraph graph, SessionSettings settings) {
    List<String> devices = graph.settings().computation().devices();
    if (!devices.isEmpty()) {
      return PlacedSession.open(
          graph.graph(), Placement.of(graph.graph().toGraphDef(), devices), settings.on(devices));
    }
    SessionSettings own = graph.hasBranches() ? settings.inAnyOrder() : settings;
    return new Session(graph.graph(), own.toProto());
  }

  /** Gives every variable its first value, drawn from the experiment's seed. */
  public void initialize() {
    rollBacks = RollBacks.NONE;
    variables.initialize();
  }

  /**
   * Moves the training images to the device. The images of a data set that is not in memory are not
   * moved: each batch is read when its phase runs, unless {@link #readFrom} says otherwise.
   */
  public void load(Dataset dataset) {
    feeds.batches().load(session, dataset);
  }

  /** Reads the images of batches from this source from now on, instead of from the device. */
  public void readFrom(BatchImages images) {
    feeds.batches().readFrom(images);
  }

  /** Returns the source of the images of batches; empty if they are on the device. */
  public Optional<BatchImages> streamed() {
    return feeds.batches().images();
  }

  /** Returns the loaded data set, if its images are not on the device. */
  public Optional<Dataset> streamedData() {
    return feeds.batches().streamed();
  }

  /** Sets the number of the step in progress, from 1; a new session is in step 1. */
  public void setStep(long number) {
    feeds.setStep(number);
  }

  /** Sets the step and the learning rates to those of another process's session. */
  public void follow(Followers.StepState state) {
    setStep(state.step());
    setRateFactor(state.rateFactor());
  }

  /**
   * Returns how often the run went back to an earlier state, and the resulting factor on the
   * learning rates.
   */
  public RollBacks rollBacks() {
    return rollBacks;
  }

  /** Sets {@link #rollBacks}; the learning rates follow with the next {@link #setRateFactor}. */
  public void setRollBacks(RollBacks rollBacks) {
    this.rollBacks = rollBacks;
  }

  /** Multiplies all learning rates by this factor and by that of the roll backs, from now on. */
  public void setRateFactor(double scheduled) {
    feeds.setRateFactor(scheduled * rollBacks.rateFactor());
  }

  /**
   * Runs a phase and fetches nothing.
   *
   * @param batch indices of its images, domain by domain; ignored if the phase uses none
   */
  public void run(GraphPhase phase, int[]... batch) {
    Session.Runner runner = runner(phase, batch);
    addTargets(runner, phase);
    followers.run(phase, feeds.state(), batch, runner::run).close();
  }

  /** Runs a phase, as {@link #run} does, and reads its reports and the norms of its gradients. */
  public Map<String, Double> runAndReport(GraphPhase phase, int[]... batch) {
    Session.Runner runner = runner(phase, batch);
    addTargets(runner, phase);
    Map<String, Operand<TFloat32>> reports = new LinkedHashMap<>(phase.built().reports());
    reports.putAll(phase.built().trace().gradientNorms());
    List<Operand<TFloat32>> fetched = List.copyOf(reports.values());
    List<HostTensor> read =
        followers.run(phase, feeds.state(), batch, () -> HostTransfer.floats(runner, fetched));
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name : reports.keySet()) {
      values.put(name, (double) read.get(values.size()).values()[0]);
    }
    return values;
  }

  /**
   * Computes values of a phase, with the draws that its next run will use. Writes nothing.
   *
   * @param values values to compute, each at most once
   * @param fed values that take the place of computed ones, in this process
   * @param batch see {@link #run}
   */
  public List<HostTensor> compute(
      GraphPhase phase,
      List<Operand<TFloat32>> values,
      Map<Operand<?>, Tensor> fed,
      int[]... batch) {
    Session.Runner runner = runner(phase, batch);
    fed.forEach(runner::feed);
    return followers.compute(
        phase, feeds.state(), values, batch, () -> HostTransfer.floats(runner, values));
  }

  /** Computes values that depend only on what is fed. Writes nothing. */
  public List<HostTensor> compute(List<Operand<TFloat32>> values, Map<Operand<?>, Tensor> fed) {
    Session.Runner runner = session.runner();
    fed.forEach(runner::feed);
    return HostTransfer.floats(runner, values);
  }

  /**
   * Returns what the networks make with the present weights: samples, the sample grid,
   * translations.
   */
  public SessionOutputs outputs() {
    return outputs;
  }

  /** Returns the values of the variables, to read and to set. */
  public SessionVariables variables() {
    return variables;
  }

  /** Saves the present state; the caller closes it. */
  public SavedState save() {
    return new SavedState(variables.fetch(), rollBacks);
  }

  /** Goes back to a state of this session. The learning rates follow with the next step. */
  public void restore(SavedState state) {
    variables.restore(state.values());
    rollBacks = state.rollBacks();
  }

  /**
   * Returns what must be fed to a run of a phase.
   *
   * @param batch see {@link #run}
   * @return tensors of this session, by the operands to which they are fed; they hold this batch,
   *     this step and these rates until the next run or call
   */
  public Map<Operand<?>, Tensor> feeds(GraphPhase phase, int[]... batch) {
    return feeds.of(phase, batch);
  }

  /** Returns the native session. */
  public Session session() {
    return session;
  }

  /** Returns the graph that this session runs. */
  public TrainingGraph graph() {
    return graph;
  }

  @Override
  public void close() {
    session.close();
    feeds.close();
  }

  private void addTargets(Session.Runner runner, GraphPhase phase) {
    graph.copies(phase).forEach(copy -> runner.addTarget(copy.built().done()));
  }

  private Session.Runner runner(GraphPhase phase, int[]... batch) {
    Session.Runner runner = session.runner();
    feeds(phase, batch).forEach(runner::feed);
    return runner;
  }
}
