package org.gan4j.train.guard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.LearningRateSchedule;
import org.gan4j.train.NonFiniteGuard;
import org.gan4j.train.Recovery;
import org.gan4j.train.StepRunner;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.alarm.Alarms;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.graph.Trained;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.run.MetricLog;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A number that begins at 0 and climbs by about 1 a step at the full rate, the multiplier of a
 * little noise, and falls over a cliff: the loss holds the square root of (10.7 - number). The
 * first step at the full rate that begins beyond it is the twelfth.
 */
final class Climb implements AutoCloseable {

  static final String CONFIG = "seed: 1\n";

  private final TrainingGraph graph = TrainingGraph.build(Climb::define, Trained.SETTINGS);
  private final TrainingSession session = new TrainingSession(graph, new SessionSettings(1));
  private final CheckpointStore store;
  private final MetricLog log;
  private final TrainingPlan plan;
  final List<Recovery> recoveries = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  /**
   * @param run holds checkpoints every 5 steps and the log
   * @param reportEvery steps between reports
   */
  Climb(Path run, long reportEvery) {
    store = new CheckpointStore(run.resolve("checkpoints"), 5);
    log =
        new MetricLog(
            run.resolve("metrics.jsonl"), session::rollBacks, Alarms.defaults(), alarm -> {});
    plan = new TrainingPlan(16, new LearningRateSchedule.Constant(), reportEvery, 1000, 5);
    Images images = new Images(Trained.SHAPE, new byte[16]);
    session.load(Dataset.of("black", images, Optional.of(new int[] {0, 1, 0, 1}), 2));
  }

  private static void define(GanGraph gan) {
    Network number = Trained.number(gan, "number", 0);
    var sgd = gan.optimizer("sgd", new Sgd(1, 0));
    gan.phase("rest", tape -> tape.report("score/brightness", mean(tape.tf(), tape.images())));
    gan.phase(
        "climb",
        tape -> {
          Ops tf = tape.tf();
          var height = Trained.valueOf(tape, number);
          var left = tf.math.sub(tf.constant(10.7f), height);
          var cliff = tf.withName("cliff").math.sqrt(left);
          var noise = tf.math.mul(tf.constant(1e-3f), mean(tf, tape.normal("noise", Shape.of(1))));
          var slope = tf.math.mul(tf.math.add(noise, tf.constant(-1f)), height);
          var loss = tf.math.add(slope, tf.math.mul(tf.constant(1e-6f), cliff));
          tape.apply(sgd, tape.gradient(loss, number));
          tape.report("loss/climb", loss);
        });
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(tf.reshape(x, tf.constant(new int[] {-1})), tf.constant(0));
  }

  /** Begins, or goes on from the last checkpoint, under a policy. */
  long train(NonFinitePolicy policy, BooleanSupplier stop) {
    return train(policy, Duration.ofMinutes(1), stop);
  }

  long train(NonFinitePolicy policy, Duration limit, BooleanSupplier stop) {
    Optional<Checkpoint> latest = store.latest().found();
    latest.ifPresentOrElse(found -> found.restore(session), session::initialize);
    StepRunner steps = new StepRunner(session, plan, BatchOrder.ofDomains(graph.settings()));
    NonFiniteGuard guard =
        new Guard(
            session, store, policy, new NonFiniteSearch(session, steps, store, limit, notes::add));
    TrainingListener diary =
        new TrainingListener() {
          @Override
          public void recovered(Recovery recovery) {
            recoveries.add(recovery);
          }
        };
    List<TrainingListener> listeners = List.of(log, store.keeping(session, CONFIG), diary);
    return new Trainer(session, plan, steps, listeners, guard)
        .train(latest.map(Checkpoint::step).orElse(0L), stop);
  }

  /** The height, which is the network's only weight. */
  float height() {
    byte[] bytes = session.variables().read().get("number/dense/kernel");
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getFloat();
  }

  Checkpoint latest() {
    return store.latest().found().orElseThrow();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
