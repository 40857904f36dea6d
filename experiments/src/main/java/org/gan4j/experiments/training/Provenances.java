package org.gan4j.experiments.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Version;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.machine.Device;
import org.gan4j.experiments.machine.Machine;
import org.gan4j.experiments.measuring.UsedNetworks;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.run.Provenance;
import org.gan4j.train.run.RunMachine;
import org.tensorflow.TensorFlow;

/** Collects the provenance of a run. */
public final class Provenances {

  private Provenances() {}

  /** Collects the provenance of a run that begins now. */
  public static Provenance collect(Experiment experiment, Dataset dataset, TrainingGraph graph) {
    return new Provenance(
        Version.current(),
        GitCommit.ofHome(),
        experiment.seed(),
        dataset.name(),
        dataset.contentHash(),
        graph.networks().stream()
            .map(network -> network.name() + ": " + network.parameterCount())
            .toList(),
        UsedNetworks.of(experiment),
        ClassPathHashes.of(System.getenv("GAN_CLASSPATH")),
        new Provenance.Software(TensorFlow.version(), Machine.java()),
        machine(experiment),
        List.of(),
        List.of());
  }

  private static RunMachine machine(Experiment experiment) {
    Execution execution = ExperimentFactory.execution(experiment);
    List<Device> devices = Device.all(ExperimentFactory.sessionSettings(experiment));
    boolean gpu = devices.stream().anyMatch(Device::isGpu);
    return new RunMachine(
        Machine.system(),
        Machine.processor(),
        Machine.instructions().orElse(null),
        Runtime.getRuntime().availableProcessors(),
        Machine.gpus().orElse(null),
        devices.stream().map(Device::name).collect(Collectors.joining(", ")),
        experiment.training().intraOpThreads(),
        ExperimentFactory.sessionSettings(experiment).toProto().getInterOpParallelismThreads(),
        Optional.ofNullable(System.getenv("TF_ENABLE_ONEDNN_OPTS")).orElse("default"),
        !gpu || execution.isDeterministic(),
        gpu ? execution.usesTf32() : null);
  }

  /** The environment of a process, as far as it may change bits. */
  private record Environment(
      String gan4j,
      String gitCommit,
      Provenance.Software software,
      RunMachine machine,
      List<String> classpath) {

    /**
     * Leaves out the number of cores, which changes nothing, and the threads of an operation, which
     * the config sets.
     */
    static Environment of(Provenance of) {
      RunMachine machine = of.machine();
      return new Environment(
          of.gan4j(),
          of.gitCommit(),
          of.software(),
          machine == null
              ? null
              : new RunMachine(
                  machine.os(),
                  machine.processor(),
                  machine.instructions(),
                  0,
                  machine.gpu(),
                  machine.device(),
                  0,
                  null,
                  machine.oneDnn(),
                  machine.deterministic(),
                  machine.tf32()),
          of.classpath().stream().map(Provenance.Hashed::sha256).toList());
    }
  }

  /**
   * Returns the differences in versions and machine, such as {@code /machine/oneDnn: 1 -> 0}.
   * Values that a file of an earlier version lacks are not compared.
   */
  public static List<String> environment(Provenance before, Provenance now) {
    return ConfigDifference.between(Environment.of(before), Environment.of(now)).changes().stream()
        .filter(change -> !change.before().equals("nothing"))
        .map(ConfigDifference.Change::toString)
        .toList();
  }
}
