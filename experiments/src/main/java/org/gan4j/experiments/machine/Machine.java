package org.gan4j.experiments.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hardware and the system below us. */
public final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path PROCESS = Path.of("/proc/self/status");
  private static final Path GPUS = Path.of("/proc/driver/nvidia/gpus");
  private static final Set<String> KERNELS =
      Set.of(
          "sse4_2",
          "fma",
          "avx",
          "avx2",
          "avx512f",
          "avx512_vnni",
          "avx_vnni",
          "avx512_bf16",
          "amx_tile",
          "asimd",
          "sve",
          "sve2",
          "bf16");

  private Machine() {}

  /** The processor's model, or its architecture where the system does not say. */
  public static String processor() {
    return cpuInfo("model name").orElseGet(Machine::architecture);
  }

  /**
   * Which of its instructions the kernels of TensorFlow, oneDNN and OpenBLAS are chosen by, in the
   * system's order: {@code fma avx2 avx512f}. Empty where the system does not say.
   */
  public static Optional<String> instructions() {
    return cpuInfo("flags")
        .or(() -> cpuInfo("Features"))
        .map(
            flags ->
                Arrays.stream(flags.split("\\s+"))
                    .filter(KERNELS::contains)
                    .collect(Collectors.joining(" ")));
  }

  /** The models of NVIDIA's devices, empty where there are none. */
  public static Optional<String> gpus() {
    if (!Files.isDirectory(GPUS)) {
      return Optional.empty();
    }
    try (Stream<Path> devices = Files.list(GPUS)) {
      String models =
          devices
              .sorted()
              .map(device -> value(device.resolve("information"), "Model"))
              .flatMap(Optional::stream)
              .collect(Collectors.joining(", "));
      return Optional.of(models).filter(found -> !found.isEmpty());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> cpuInfo(String key) {
    return value(CPU_INFO, key);
  }

  private static Optional<String> value(Path file, String key) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  /** Name, version and architecture of the operating system. */
  public static String system() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + ", "
        + architecture();
  }

  /** Vendor and version of the Java machine. */
  public static String java() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
  }

  /** Bytes of memory that this process may use, the container's limit where there is one. */
  public static long memoryBytes() {
    return bean().getTotalMemorySize();
  }

  /** The most that this process has had in memory at once, empty where the system does not say. */
  public static Optional<Long> peakResidentBytes() {
    return value(PROCESS, "VmHWM:").map(size -> 1024 * Long.parseLong(size.replaceAll("\\D", "")));
  }

  /** Bytes of it that nothing uses now. */
  public static long freeMemoryBytes() {
    return bean().getFreeMemorySize();
  }

  private static String architecture() {
    return System.getProperty("os.arch");
  }

  private static OperatingSystemMXBean bean() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }
}
