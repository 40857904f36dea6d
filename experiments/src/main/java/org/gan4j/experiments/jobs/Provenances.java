package org.gan4j.experiments.jobs;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Version;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.doctor.Device;
import org.gan4j.experiments.doctor.Machine;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.run.Provenance;
import org.tensorflow.TensorFlow;

/** Writes down what a run is made of and what it runs on. */
final class Provenances {

  private Provenances() {}

  static Provenance collect(Experiment experiment, Dataset dataset, TrainingGraph graph) {
    return new Provenance(
        Version.current(),
        GitCommit.ofHome(),
        experiment.seed(),
        dataset.name(),
        dataset.contentHash(),
        graph.networks().stream()
            .map(network -> network.name() + ": " + network.parameterCount())
            .toList(),
        new Provenance.Software(TensorFlow.version(), Machine.java()),
        new Provenance.Machine(
            Machine.system(),
            Machine.processor(),
            Runtime.getRuntime().availableProcessors(),
            Device.all().stream().map(Device::name).collect(Collectors.joining(", ")),
            experiment.training().intraOpThreads(),
            Optional.ofNullable(System.getenv("TF_ENABLE_ONEDNN_OPTS")).orElse("default")),
        List.of());
  }

  /** As {@link #collect}, with the times of the processes that trained the run before. */
  static Provenance ofResumed(
      RunDirectory run, Experiment experiment, Dataset dataset, TrainingGraph graph) {
    Provenance provenance = collect(experiment, dataset, graph);
    if (Files.exists(run.provenance())) {
      for (Provenance.SessionTime before : Provenance.read(run.provenance()).sessions()) {
        provenance = provenance.with(before);
      }
    }
    return provenance;
  }
}
