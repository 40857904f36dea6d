package org.gan4j.experiments.machine;

import java.util.ArrayList;
import java.util.List;

/** Describes GPUs for the doctor. */
public final class Gpus {

  private Gpus() {}

  /**
   * The driver, each library and the next step, line by line; nothing where neither the build nor
   * the machine has to do with GPUs. Opens the libraries.
   *
   * @param devices those that TensorFlow found
   */
  public static List<String> lines(List<Device> devices) {
    CudaLibraries search = CudaLibraries.here();
    if (!ProcessDevice.isGpuBuild() && search.driver().isEmpty()) {
      return List.of();
    }
    CudaReport report =
        search.report(ProcessDevice.isGpuBuild(), devices.stream().anyMatch(Device::isGpu));
    List<String> lines = new ArrayList<>(report.lines());
    report.nextStep().ifPresent(step -> lines.add("next: " + step));
    return lines;
  }
}
