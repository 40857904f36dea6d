package org.gan4j.train.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Domain;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GridOutput;
import org.gan4j.train.graph.SampleOutput;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.graph.TranslationOutput;
import org.gan4j.train.internal.optimizer.GraphOptimizer;
import org.gan4j.train.internal.replica.Placement;
import org.gan4j.train.internal.variable.VariableAccess;
import org.gan4j.train.internal.variable.VariableBytes;
import org.gan4j.train.internal.variable.VariableValue;
import org.gan4j.train.internal.variable.VariableVisitor;
import org.tensorflow.Operand;
import org.tensorflow.PlacedSession;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The variables of a graph, alive. Owns the native session and the tensors it feeds again and
 * again. Not safe for use by several threads.
 */
public final class TrainingSession implements AutoCloseable {

  private final TrainingGraph graph;
  private final Session session;
  private final Followers followers;
  private final List<VariableAccess> access;
  private final BatchFeed feed;
  private final TFloat32 step = TFloat32.scalarOf(1f);
  private final Map<String, TFloat32> rates = new HashMap<>();
  private RollBacks rollBacks = RollBacks.NONE;
  private double rateFactor = Double.NaN;
  private long present = 1;

  /** Opens a session; the variables have no values yet, the learning rates are the configs'. */
  public TrainingSession(TrainingGraph graph, SessionSettings settings) {
    this(graph, open(graph, settings), Followers.NONE);
  }

  /**
   * As one of several processes.
   *
   * @param session on the graph; closed with this
   * @param followers the processes that do what this session does
   */
  public TrainingSession(TrainingGraph graph, Session session, Followers followers) {
    this.graph = graph;
    this.session = session;
    this.followers = followers;
    this.access = graph.copies().stream().map(TrainingGraph.Copy::access).toList();
    this.feed =
        new BatchFeed(
            graph.copies().stream().map(TrainingGraph.Copy::data).toList(),
            graph.settings().share());
    graph.optimizers().forEach(optimizer -> rates.put(optimizer.name(), TFloat32.scalarOf(0f)));
    setRateFactor(1);
  }

  private static Session open(TrainingGraph graph, SessionSettings settings) {
    List<String> devices = graph.settings().devices();
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
    graph.copies().forEach(copy -> copy.store().initialize(session));
    if (followers != Followers.NONE) {
      tellFollowersAll();
    }
  }

  /**
   * Moves the training images to the device. Those of a data set that is not in memory stay where
   * they are: each batch is read when its phase runs, unless {@link #readFrom} says otherwise.
   */
  public void load(Dataset dataset) {
    feed.load(session, dataset);
  }

  /** Takes the images of batches from here from now on, not from the device. */
  public void readFrom(BatchImages images) {
    feed.readFrom(images);
  }

  /** Where the images of batches come from; empty if they are on the device. */
  public Optional<BatchImages> streamed() {
    return feed.images();
  }

  /** The data set that is loaded, if its images are not on the device. */
  public Optional<Dataset> streamedData() {
    return feed.streamed();
  }

  /** Says which step is in progress from now on, from 1; a new session is in step 1. */
  public void setStep(long number) {
    present = number;
    step.setFloat(number);
  }

  /** Does as another session that is in this state does. */
  public void follow(StepState state) {
    setStep(state.step());
    setRateFactor(state.rateFactor());
  }

  /** How often the run went back to an earlier state, and at which rates it goes on. */
  public RollBacks rollBacks() {
    return rollBacks;
  }

  /** Sets what {@link #rollBacks} says; the rates follow with the next {@link #setRateFactor}. */
  public void setRollBacks(RollBacks rollBacks) {
    this.rollBacks = rollBacks;
  }

  /**
   * Sets the factor that all learning rates are multiplied by from now on, besides that of the roll
   * backs.
   */
  public void setRateFactor(double scheduled) {
    double factor = scheduled * rollBacks.rateFactor();
    if (factor == rateFactor) {
      return;
    }
    rateFactor = factor;
    for (GraphOptimizer optimizer : graph.optimizers()) {
      rate(optimizer).setFloat((float) (optimizer.config().learningRate() * factor));
    }
  }

  /**
   * Runs a phase; nothing comes back.
   *
   * @param batch indices of its images, domain by domain; ignored if the phase uses none
   */
  public void run(GraphPhase phase, int[]... batch) {
    Session.Runner runner = runner(phase, batch);
    addTargets(runner, phase);
    followers.run(phase, state(), batch, runner::run).close();
  }

  /** Runs a phase, as {@link #run}, and reads its reports and the norms of its gradients. */
  public Map<String, Double> runAndReport(GraphPhase phase, int[]... batch) {
    Session.Runner runner = runner(phase, batch);
    addTargets(runner, phase);
    Map<String, Operand<TFloat32>> reports = new LinkedHashMap<>(phase.built().reports());
    reports.putAll(phase.built().trace().gradientNorms());
    List<Operand<TFloat32>> fetched = List.copyOf(reports.values());
    List<HostTensor> read =
        followers.run(phase, state(), batch, () -> HostTransfer.floats(runner, fetched));
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name : reports.keySet()) {
      values.put(name, (double) read.get(values.size()).values()[0]);
    }
    return values;
  }

  /**
   * Computes values of a phase, with the draws that its next run will use; writes nothing.
   *
   * @param values each at most once
   * @param fed values that take the place of computed ones, in this process
   * @param batch as of {@link #run}
   */
  public List<HostTensor> compute(
      GraphPhase phase,
      List<Operand<TFloat32>> values,
      Map<Operand<?>, Tensor> fed,
      int[]... batch) {
    Session.Runner runner = runner(phase, batch);
    fed.forEach(runner::feed);
    return followers.compute(
        phase, state(), values, batch, () -> HostTransfer.floats(runner, values));
  }

  /** Computes values that follow from what is fed alone; writes nothing. */
  public List<HostTensor> compute(List<Operand<TFloat32>> values, Map<Operand<?>, Tensor> fed) {
    Session.Runner runner = session.runner();
    fed.forEach(runner::feed);
    return HostTransfer.floats(runner, values);
  }

  /**
   * Samples images.
   *
   * @param latents {@code count * latentSize} values, row-major
   * @throws java.util.NoSuchElementException if the variant declared no sampler, or a conditional
   *     one
   */
  public Images sample(float[] latents) {
    return sample(latents, Optional.empty());
  }

  /**
   * Samples images of given classes.
   *
   * @param latents {@code count * latentSize} values, row-major
   * @param labels one an image, where the sampler is conditional; else ignored
   * @throws java.util.NoSuchElementException if the variant declared no sampler, or labels are
   *     missing
   */
  public Images sample(float[] latents, Optional<int[]> labels) {
    return sampled(
        latents,
        labels,
        (runner, output) -> HostTransfer.images(runner.fetch(output.pixels()), graph.imageShape()));
  }

  /**
   * Samples images as {@link #sample(float[], Optional)} does, but not rounded to uint8.
   *
   * @return {@code [count, height, width, channels]}, row-major, in [-1, 1] if the variant keeps
   *     its images there
   */
  public float[] sampleFloats(float[] latents, Optional<int[]> labels) {
    return sampled(
        latents,
        labels,
        (runner, output) -> HostTransfer.floats(runner, List.of(output.images())).get(0).values());
  }

  private <T> T sampled(
      float[] latents, Optional<int[]> labels, BiFunction<Session.Runner, SampleOutput, T> fetch) {
    SampleOutput output = graph.samples().orElseThrow();
    Shape shape = Shape.of(latents.length / output.latentSize(), output.latentSize());
    int[] classes = output.labels().isPresent() ? labels.orElseThrow() : new int[0];
    try (TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(latents));
        TInt32 asked = TInt32.tensorOf(Shape.of(classes.length), DataBuffers.of(classes))) {
      Session.Runner runner = session.runner().feed(output.latents(), fed);
      output.labels().ifPresent(place -> runner.feed(place, asked));
      return fetch.apply(runner, output);
    }
  }

  /**
   * Applies one of the variant's functions to images.
   *
   * @param function its name
   * @return the values for all images, row-major
   * @throws java.util.NoSuchElementException if the variant declared no such function
   */
  public float[] apply(String function, Images images) {
    Operand<TFloat32> output = Optional.ofNullable(graph.functions().get(function)).orElseThrow();
    try (TFloat32 fed = HostTransfer.tensor(images)) {
      return compute(List.of(output), Map.of(graph.functionImages(), fed)).get(0).values();
    }
  }

  /**
   * Draws the sample grid: its images, row by row.
   *
   * @throws java.util.NoSuchElementException if the variant shows none
   */
  public Images grid() {
    GridOutput output = graph.grid().orElseThrow();
    return HostTransfer.images(session.runner().fetch(output.pixels()), output.shape());
  }

  /**
   * Translates images.
   *
   * @param from their domain
   * @param images of the graph's shape
   * @return as many, of the same shape
   * @throws java.util.NoSuchElementException if the variant declared no such translation
   */
  public Images translate(Domain from, Images images) {
    TranslationOutput output = Optional.ofNullable(graph.translations().get(from)).orElseThrow();
    try (TFloat32 fed = HostTransfer.tensor(images)) {
      return HostTransfer.images(
          session.runner().feed(graph.functionImages(), fed).fetch(output.pixels()),
          images.shape());
    }
  }

  /** The values of all variables, in the order they were made. */
  public List<VariableValue> readVariables() {
    return access.get(0).read(session);
  }

  /** Shows the values of all variables in the order they were made, one in memory at a time. */
  public void readVariables(VariableVisitor reader) throws IOException {
    access.get(0).read(session, reader);
  }

  /** Keeps the present state; the caller closes it. */
  public SavedState save() {
    return new SavedState(access.get(0).fetch(session), rollBacks);
  }

  /** Goes back to a state of this session. The rates follow with the next step. */
  public void restore(SavedState state) {
    VariableAccess.write(session, access, state.values());
    rollBacks = state.rollBacks();
    if (followers != Followers.NONE) {
      tellFollowersAll();
    }
  }

  /** Names of the float variables that hold a value that is not finite. */
  public List<String> nonFiniteVariables() {
    return access.get(0).nonFinite(session);
  }

  /**
   * Names of the variables that are not the same, to the bit, on all devices of this process. There
   * is none, unless the devices compute otherwise, or a variant keeps a state that is not the same
   * on all.
   */
  public List<String> differingVariables() {
    return VariableAccess.differing(session, access);
  }

  /**
   * Sets variables.
   *
   * @param values by name, of the variable's size; those without stay as they are
   */
  public void writeVariables(Map<String, byte[]> values) {
    followers.write(values);
    VariableAccess.write(session, access, values);
  }

  /**
   * Sets some variables to what is filled in, one in memory at a time. What was set before an error
   * stays set.
   */
  public void writeVariables(Set<Variable<?>> variables, VariableVisitor writer)
      throws IOException {
    VariableAccess.write(
        session,
        access,
        variables,
        (variable, bytes) -> {
          writer.visit(variable, bytes);
          tellFollowers(variable, bytes);
        });
  }

  private void tellFollowersAll() {
    try {
      readVariables(this::tellFollowers);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** In one message a variable. */
  private void tellFollowers(Variable<?> variable, VariableBytes bytes) {
    if (followers != Followers.NONE) {
      byte[] value = new byte[Math.toIntExact(bytes.size())];
      bytes.read(0, value, value.length);
      followers.write(Map.of(variable.name(), value));
    }
  }

  /**
   * What a run of a phase must be fed with.
   *
   * @param batch as of {@link #run}
   * @return tensors of this session, by where they are fed; they hold this batch, step and these
   *     rates until the next run or the next call
   */
  public Map<Operand<?>, Tensor> feeds(GraphPhase phase, int[]... batch) {
    Map<Operand<?>, Tensor> feeds = new LinkedHashMap<>();
    if (phase.built().usesBatch()) {
      feeds.putAll(feed.feeds(graph.settings().ownPart(batch)));
    }
    if (phase.built().usesStep()) {
      graph.copies().forEach(copy -> feeds.put(copy.step(), step));
    }
    for (GraphPhase copy : graph.copies(phase)) {
      copy.built().optimizers().forEach(optimizer -> feeds.put(optimizer.rate(), rate(optimizer)));
    }
    return feeds;
  }

  private TFloat32 rate(GraphOptimizer optimizer) {
    return rates.get(optimizer.name());
  }

  /** The native session. */
  public Session session() {
    return session;
  }

  /** The graph this session runs. */
  public TrainingGraph graph() {
    return graph;
  }

  @Override
  public void close() {
    session.close();
    feed.close();
    step.close();
    rates.values().forEach(TFloat32::close);
  }

  private void addTargets(Session.Runner runner, GraphPhase phase) {
    graph.copies(phase).forEach(copy -> runner.addTarget(copy.built().done()));
  }

  private StepState state() {
    return new StepState(present, rateFactor);
  }

  private Session.Runner runner(GraphPhase phase, int[]... batch) {
    Session.Runner runner = session.runner();
    feeds(phase, batch).forEach(runner::feed);
    return runner;
  }
}
