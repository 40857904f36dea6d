package org.gan4j.experiments.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.RunNames;
import org.gan4j.experiments.process.JavaCommand;
import org.gan4j.experiments.process.ProcessLock;
import org.gan4j.experiments.process.StopSignal;

/** A sweep file, its jobs and their runs: what {@code gan sweep} does. */
public final class Sweep {

  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path file;
  private final SweepConfig config;
  private final SweepFolder folder;
  private final List<SweepRun> runs;

  private Sweep(Path file, SweepConfig config, SweepFolder folder, List<SweepRun> runs) {
    this.file = file;
    this.config = config;
    this.folder = folder;
    this.runs = runs;
  }

  /** The place where the jobs run. */
  public enum Place {
    /** Processes of this machine. */
    LOCAL,
    /** Slurm's queue. */
    SLURM
  }

  /**
   * How a sweep is run.
   *
   * @param place this machine or a cluster
   * @param parallel how many jobs at once, instead of the file's
   * @param retriesFailed whether failed runs are gone on with
   * @param live whether a person looks at a terminal
   */
  public record Request(
      Place place, Optional<Integer> parallel, boolean retriesFailed, boolean live) {}

  /**
   * Reads a sweep and every experiment of it; writes nothing.
   *
   * @param parent the folder of runs
   * @throws InputException if the file or one of the experiments is not as it must be, or a run of
   *     a job's name has another config
   */
  public static Sweep open(Path file, Path parent) {
    SweepConfig config = SweepConfig.read(file);
    String name = config.name().map(RunNames::plain).orElseGet(() -> RunNames.of(file));
    SweepFolder folder = new SweepFolder(parent.resolve(name));
    return new Sweep(file, config, folder, folder.runs(SweepJobs.of(file, config)));
  }

  /** The folder of its runs. */
  public Path folder() {
    return folder.path();
  }

  /** Returns one line for each job: the name of its folder and its state. */
  public List<String> lines() {
    SweepBoard board = new SweepBoard(runs, false);
    return runs.stream()
        .map(run -> run.directory().name() + "  " + board.state(run))
        .map(String::strip)
        .toList();
  }

  /** The runs of the folder that are no jobs of the sweep. */
  public List<String> others() {
    return folder.others(runs);
  }

  /**
   * Checks each experiment whose run was not begun; those that differ in the seed alone once.
   *
   * @param check throws {@link InputException} for what could not be trained or evaluated
   */
  public void check(Consumer<Experiment> check) {
    Set<String> checked = new HashSet<>();
    for (SweepRun run : runs) {
      Experiment experiment = run.job().experiment();
      String text = ConfigWriter.write(experiment).replaceFirst("(?m)^seed: .*$", "");
      if (!Files.exists(run.directory().status()) && checked.add(text)) {
        checkOne(run, check);
      }
    }
  }

  private static void checkOne(SweepRun run, Consumer<Experiment> check) {
    try {
      check.accept(run.job().experiment());
    } catch (InputException wrong) {
      throw wrong.in(run.job().config() + " (job " + run.job().name() + ")");
    }
  }

  /**
   * Runs the jobs that are not done.
   *
   * @param terminal shown the progress
   * @return the table of all jobs, and last how many are done
   * @throws InputException if another process works on the sweep
   */
  public Outcome work(Request request, PrintWriter terminal) {
    return ProcessLock.holding(
        folder.path().resolve(".lock"), this::busy, () -> workLocked(request, terminal));
  }

  private Outcome workLocked(Request request, PrintWriter terminal) {
    folder.make(runs);
    SweepBoard board = new SweepBoard(runs, request.retriesFailed());
    SweepScreen screen = new SweepScreen(terminal, request.live());
    Engine engine = engine(request);
    if (request.place() == Place.SLURM) {
      config.slurm().flatMap(SlurmConfig::notice).ifPresent(screen::say);
    }
    try (StopSignal stop = new StopSignal(PATIENCE)) {
      engine.work(board, screen, stop::raised);
      screen.clear();
      if (stop.raised()) {
        screen.say("Stopped: " + board.summary() + ". Go on: " + command(request));
        engine.afterStop().ifPresent(screen::say);
      }
      return outcome(board, stop.raised());
    }
  }

  private String command(Request request) {
    return "gan sweep "
        + ShellWord.of(file)
        + (request.place() == Place.SLURM ? " --engine slurm" : "")
        + " --runs "
        + ShellWord.of(folder.path().toAbsolutePath().getParent());
  }

  /**
   * What became of a sweep.
   *
   * @param done whether every job is
   * @param lines the table
   */
  public record Outcome(boolean done, List<String> lines) {}

  private Outcome outcome(SweepBoard board, boolean stopped) {
    List<String> lines = new ArrayList<>(SweepTable.lines(runs.stream().map(board::row).toList()));
    lines.add(board.summary());
    boolean done = board.in(JobState.DONE).size() == runs.size();
    return new Outcome(done && !stopped, lines);
  }

  private InputException busy() {
    return new InputException(
        folder.path().toString(),
        "expected a sweep that nobody works on, found one at work",
        "Wait for the other process, or end it.");
  }

  private Engine engine(Request request) {
    JavaCommand java = JavaCommand.ofThisProcess();
    Optional<Integer> parallel = request.parallel().or(config::parallel);
    if (request.place() == Place.LOCAL) {
      return new LocalEngine(java, parallel.orElse(1));
    }
    SweepFolder absolute = new SweepFolder(folder.path().toAbsolutePath().normalize());
    Path script = SlurmScript.write(absolute, java, System.getenv());
    SlurmQueue queue = new SlurmQueue(slurmName(absolute), UnaryOperator.identity());
    SlurmConfig asked = config.slurm().orElse(SlurmConfig.DEFAULTS);
    return new SlurmEngine(queue, script, asked, parallel, POLL);
  }

  /** Two sweeps of one name in different places are not mixed up. */
  private static String slurmName(SweepFolder folder) {
    String place = Hashing.sha256().hashString(folder.path().toString(), UTF_8).toString();
    return "gan-" + folder.path().getFileName() + "-" + place.substring(0, 8);
  }
}
