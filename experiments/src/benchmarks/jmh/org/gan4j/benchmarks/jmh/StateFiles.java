package org.gan4j.benchmarks.jmh;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.models.Dcgan;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.checkpoint.Fingerprint;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The whole state of a DCGAN of base width 64, 28 MB with Adam's slots and the average. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmn64m"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class StateFiles {

  private TrainingGraph graph;
  private TrainingSession session;
  private Path folder;
  private CheckpointStore store;
  private Checkpoint saved;
  private long step;

  /** Initialises the network. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    Adam adam = new Adam(2e-4, 0.5, 0.999, 1e-8);
    Dcgan dcgan =
        new Dcgan(new Dcgan.Config(100, 64, 5, 0.2, 0, new NonSaturating(1f), adam, adam));
    ImageShape images = new ImageShape(28, 28, 1);
    graph =
        TrainingGraph.build(
            dcgan, GraphSettings.of(DataShape.of(images, 64), 64, 1).withAverage(0.999));
    session = new TrainingSession(graph, new SessionSettings(2));
    session.initialize();
    folder = Files.createTempDirectory("gan4j-jmh");
    store = new CheckpointStore(folder.resolve("checkpoints"));
    saved = store.save(session, ++step, "");
  }

  /** Closes it. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    session.close();
    graph.close();
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  /** Read from TensorFlow, written aside, flushed to the disk, hashed, renamed. */
  @Benchmark
  public Checkpoint saveCheckpoint() {
    return store.save(session, ++step, "");
  }

  /** Back into TensorFlow, with a check of the hash. */
  @Benchmark
  public void restoreCheckpoint() {
    store.latest().found().orElse(saved).restore(session);
  }

  /** SHA-256 of every tensor. */
  @Benchmark
  public Fingerprint fingerprint() {
    return Fingerprint.of(session, step);
  }
}
