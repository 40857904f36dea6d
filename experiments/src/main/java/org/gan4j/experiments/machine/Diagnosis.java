package org.gan4j.experiments.machine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.data.catalog.DatasetCatalog;

/**
 * What is there to compute with. The components are the keys of {@code gan doctor --json}.
 *
 * @param tensorFlow the build that is loaded
 * @param devices that TensorFlow computes on
 * @param notice what is to be said of them; null if nothing
 * @param cuda driver, libraries and next step, line by line; empty where there is nothing of GPUs
 * @param oneDnn value of TF_ENABLE_ONEDNN_OPTS; null if it is not set
 * @param featureNetworks that come along
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnosis(
    @JsonProperty("tensorflow") Build tensorFlow,
    List<Device> devices,
    String notice,
    List<String> cuda,
    int processors,
    String oneDnn,
    String java,
    String system,
    String processor,
    Memory memory,
    List<DatasetCatalog.Entry> datasets,
    List<String> featureNetworks) {

  private static final long MEBIBYTE = 1L << 20;

  /**
   * TensorFlow.
   *
   * @param build {@code cpu}, {@code gpu} or {@code gpu-redist}
   */
  public record Build(String version, String build) {}

  /**
   * Memory of this process.
   *
   * @param bytes it may use
   * @param freeBytes that nothing uses now
   * @param javaBytes that Java may use of them for its objects
   */
  public record Memory(long bytes, long freeBytes, long javaBytes) {

    /** Measures the present memory. */
    public static Memory now() {
      return new Memory(
          Machine.memoryBytes(), Machine.freeMemoryBytes(), Runtime.getRuntime().maxMemory());
    }
  }

  /** Returns the text for the terminal, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("TensorFlow", tensorFlow.version() + ", " + tensorFlow.build() + " build"));
    devices.forEach(device -> lines.add(line("device", device.toString())));
    if (notice != null) {
      lines.add(line("", notice));
    }
    cuda.forEach(found -> lines.add(line("GPU", found)));
    lines.add(line("threads", processors + " processors"));
    lines.add(line("oneDNN", oneDnnInWords()));
    lines.add(line("java", java));
    lines.add(line("system", system));
    lines.add(line("processor", processor));
    lines.add(line("memory", memoryInWords()));
    datasets.forEach(set -> lines.add(line("data set", set.name() + ": " + set.where())));
    featureNetworks.forEach(name -> lines.add(line("feature network", name)));
    return lines;
  }

  private String oneDnnInWords() {
    return oneDnn == null
        ? "TensorFlow's default (TF_ENABLE_ONEDNN_OPTS is not set)"
        : (oneDnn.equals("0") ? "off" : "on") + " (TF_ENABLE_ONEDNN_OPTS=" + oneDnn + ")";
  }

  private String memoryInWords() {
    return String.format(
        Locale.ROOT,
        "%d MiB, %d MiB free, %d MiB for Java",
        memory.bytes() / MEBIBYTE,
        memory.freeBytes() / MEBIBYTE,
        memory.javaBytes() / MEBIBYTE);
  }

  private static String line(String name, String value) {
    return String.format(Locale.ROOT, "%-16s %s", name, value);
  }
}
