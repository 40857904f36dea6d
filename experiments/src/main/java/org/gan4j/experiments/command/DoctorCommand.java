package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gan4j.core.data.DatasetCatalog;
import org.gan4j.eval.feature.FeatureNetworks;
import org.gan4j.experiments.device.Gpus;
import org.gan4j.experiments.device.ProcessDevice;
import org.gan4j.experiments.doctor.Device;
import org.gan4j.experiments.doctor.Machine;
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
      "Loads TensorFlow and prints its version and devices, threads, the oneDNN switch, Java,"
          + " system, memory, and the data sets and feature networks that were found.",
      "",
      "With the GPU build, or where there is an NVIDIA device, it also names each library of CUDA"
          + " that TensorFlow wants, where it was found, and what to do next.",
      "",
      "GAN_PROFILE=cpu, gpu or gpu-redist chooses the build of TensorFlow; without it the GPU build"
          + " is used where there is an NVIDIA device. gpu-redist has CUDA and cuDNN from Maven."
    },
    footer = {"  gan doctor", "  GAN_PROFILE=cpu gan doctor"})
public final class DoctorCommand implements Callable<Integer> {

  private static final long MEBIBYTE = 1L << 20;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    tensorFlow(out);
    line(out, "java", Machine.java());
    line(out, "system", Machine.system());
    line(out, "processor", Machine.processor());
    line(
        out,
        "memory",
        String.format(
            Locale.ROOT,
            "%d MiB, %d MiB free, %d MiB for Java",
            Machine.memoryBytes() / MEBIBYTE,
            Machine.freeMemoryBytes() / MEBIBYTE,
            Runtime.getRuntime().maxMemory() / MEBIBYTE));
    for (DatasetCatalog.Entry entry : DatasetCatalog.ofEnvironment().known()) {
      line(out, "data set", entry.name() + ": " + entry.where());
    }
    FeatureNetworks networks = FeatureNetworks.shipped();
    networks.known().forEach(name -> line(out, "feature network", name));
    return 0;
  }

  private void tensorFlow(PrintWriter out) {
    Execution execution = Execution.defaults();
    ProcessDevice.prepare(execution, line -> spec.commandLine().getErr().println(line));
    List<Device> devices = Device.all();
    line(out, "TensorFlow", TensorFlow.version() + ", " + ProcessDevice.build() + " build");
    devices.forEach(device -> line(out, "device", device.toString()));
    ProcessDevice.notice(execution, devices).ifPresent(notice -> line(out, "", notice));
    Gpus.lines(devices).forEach(found -> line(out, "GPU", found));
    line(out, "threads", Runtime.getRuntime().availableProcessors() + " processors");
    String oneDnn = System.getenv("TF_ENABLE_ONEDNN_OPTS");
    line(
        out,
        "oneDNN",
        oneDnn == null
            ? "TensorFlow's default (TF_ENABLE_ONEDNN_OPTS is not set)"
            : (oneDnn.equals("0") ? "off" : "on") + " (TF_ENABLE_ONEDNN_OPTS=" + oneDnn + ")");
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "%-16s %s%n", name, value);
  }
}
