package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.gan4j.core.data.catalog.DatasetCatalog;
import org.gan4j.eval.network.FeatureNetworks;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.JsonOption;
import org.gan4j.experiments.machine.Device;
import org.gan4j.experiments.machine.Diagnosis;
import org.gan4j.experiments.machine.Gpus;
import org.gan4j.experiments.machine.Machine;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.train.execution.Execution;
import org.tensorflow.TensorFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gan doctor}: what TensorFlow sees here. */
@Command(
    name = "doctor",
    header = "show what TensorFlow sees on this machine",
    description = {
      "Loads TensorFlow and prints its version and devices, the threads, the oneDNN switch, Java,"
          + " system, memory, and the data sets and feature networks that it finds.",
      "",
      "With the GPU build, or if there is an NVIDIA device, it also names each CUDA library that"
          + " TensorFlow needs, where it was found, and what to do next.",
      "",
      "GAN_PROFILE=cpu, gpu or gpu-redist chooses the build of TensorFlow. Without it, gan uses"
          + " the GPU build if there is an NVIDIA device. gpu-redist has CUDA and cuDNN from"
          + " Maven."
    },
    footer = {"  gan doctor", "  gan doctor --json", "  GAN_PROFILE=cpu gan doctor"})
public final class DoctorCommand implements Callable<Integer> {

  @Mixin private JsonOption json;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Diagnosis diagnosis = diagnose();
    if (json.isSet()) {
      JsonOption.print(out, diagnosis);
    } else {
      diagnosis.lines().forEach(out::println);
    }
    return 0;
  }

  private Diagnosis diagnose() {
    Execution execution = Execution.defaults();
    ProcessDevice.prepare(execution, line -> spec.commandLine().getErr().println(line));
    List<Device> devices = Device.all();
    return new Diagnosis(
        new Diagnosis.Build(TensorFlow.version(), ProcessDevice.build()),
        devices,
        ProcessDevice.notice(execution, devices).orElse(null),
        Gpus.lines(devices),
        Runtime.getRuntime().availableProcessors(),
        System.getenv("TF_ENABLE_ONEDNN_OPTS"),
        Machine.java(),
        Machine.system(),
        Machine.processor(),
        Diagnosis.Memory.now(),
        DatasetCatalog.ofEnvironment().known(),
        List.copyOf(FeatureNetworks.shipped().known()));
  }
}
