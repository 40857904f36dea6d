package org.gan4j.experiments.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The hardware and the system below us. */
public final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** The processor's model, or its architecture where the system does not say. */
  public static String processor() {
    if (Files.isReadable(CPU_INFO)) {
      try (Stream<String> lines = Files.lines(CPU_INFO)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElseGet(Machine::architecture);
      } catch (IOException unreadable) {
        return architecture();
      }
    }
    return architecture();
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
