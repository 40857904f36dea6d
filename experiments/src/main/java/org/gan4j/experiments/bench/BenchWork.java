package org.gan4j.experiments.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.eval.Version;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.machine.Device;
import org.gan4j.experiments.machine.Machine;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.process.JavaCommand;
import org.gan4j.experiments.process.ScratchFolder;
import org.gan4j.experiments.training.GitCommit;
import org.gan4j.train.session.SessionSettings;
import org.tensorflow.TensorFlow;

/**
 * Measures steps. Several configs are measured one after the other, each in a process of its own,
 * so that their memory is measured separately.
 *
 * @param terminal shows which config is being measured
 */
public record BenchWork(BenchRequest request, PrintStream terminal) {

  private static final int ROWS = 12;

  /** Measures, writes what is asked for, and returns tables line by line. */
  public List<String> measure() {
    Optional<BenchFile> earlier = request.earlier().map(BenchFile::read);
    BenchFile measured =
        request.configs().size() == 1 ? here(request.configs().get(0)) : inProcesses();
    request.json().ifPresent(measured::write);
    List<String> lines = new ArrayList<>(BenchTable.lines(measured.entries()));
    lines.addAll(BenchTable.besides(measured.entries()));
    measured.entries().forEach(entry -> lines.addAll(profile(entry)));
    earlier.ifPresent(
        before ->
            lines.addAll(
                BenchComparison.lines(
                    measured, before, request.earlier().orElseThrow().toString())));
    return lines;
  }

  private static List<String> profile(BenchEntry entry) {
    List<String> lines = new ArrayList<>();
    if (entry.profile() != null) {
      lines.add("");
      lines.add(entry.config() + ": where a step's time goes");
      lines.addAll(entry.profile().lines(ROWS));
    }
    return lines;
  }

  private BenchFile here(BenchRequest.Config config) {
    SessionSettings settings = ExperimentFactory.sessionSettings(config.experiment());
    ProcessDevice.open(settings, terminal::println);
    terminal.println("Measuring " + config.name());
    return new BenchFile(
        versions(), host(settings), List.of(new StepBench(request, config).measure()));
  }

  private BenchFile inProcesses() {
    try (ScratchFolder folder = ScratchFolder.create("gan-bench")) {
      List<BenchFile> files = new ArrayList<>();
      for (BenchRequest.Config config : request.configs()) {
        files.add(inProcess(config, folder.path()));
      }
      return BenchFile.join(files);
    }
  }

  private BenchFile inProcess(BenchRequest.Config config, Path folder) {
    terminal.println("Measuring " + config.name());
    Path yaml = folder.resolve(config.name() + ".yaml");
    Path json = folder.resolve(config.name() + ".json");
    Path log = folder.resolve(config.name() + ".log");
    try {
      Files.writeString(yaml, ConfigWriter.write(config.experiment()));
      Process process =
          new ProcessBuilder(command(yaml, json))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw failed(config, Files.readAllLines(log, UTF_8));
      }
      return BenchFile.read(json);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private List<String> command(Path yaml, Path json) {
    List<String> arguments = new ArrayList<>(List.of("bench", yaml.toString()));
    arguments.addAll(List.of("--json", json.toString()));
    arguments.addAll(List.of("--rounds", String.valueOf(request.rounds())));
    arguments.addAll(List.of("--steps", String.valueOf(request.steps())));
    request.at().ifPresent(at -> arguments.addAll(List.of("--at", String.valueOf(at))));
    if (request.profile()) {
      arguments.add("--profile");
    }
    return JavaCommand.ofThisProcess().with(arguments.toArray(String[]::new));
  }

  private static InputException failed(BenchRequest.Config config, List<String> said) {
    String last =
        said.stream()
            .filter(line -> !line.startsWith("Measuring "))
            .filter(line -> !line.isBlank())
            .reduce((first, second) -> second)
            .orElse("it said nothing");
    return new InputException(
        config.name(),
        "expected its steps to be measured, found: " + last,
        "Try it alone: gan bench CONFIG --debug.");
  }

  private static BenchFile.Versions versions() {
    return new BenchFile.Versions(
        Version.current(), GitCommit.ofHome(), TensorFlow.version(), Machine.java());
  }

  private static BenchFile.Host host(SessionSettings settings) {
    return new BenchFile.Host(
        Machine.system(),
        Machine.processor(),
        Machine.instructions().orElse(""),
        Runtime.getRuntime().availableProcessors(),
        Machine.gpus().orElse(""),
        Device.all(settings).stream().map(Device::name).collect(Collectors.joining(", ")),
        Optional.ofNullable(System.getenv("TF_ENABLE_ONEDNN_OPTS")).orElse("default"));
  }
}
