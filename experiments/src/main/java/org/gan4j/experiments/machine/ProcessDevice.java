package org.gan4j.experiments.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.core.InputPlace;
import org.gan4j.core.internal.library.LibraryFolder;
import org.gan4j.train.execution.DeviceChoice;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.session.SessionSettings;

/**
 * The device of this process. The first choice holds until the process ends, because TensorFlow
 * reads these settings only once.
 */
public final class ProcessDevice {

  private static final AtomicBoolean PREPARED = new AtomicBoolean();

  private static final String LIBRARIES = "LD_LIBRARY_PATH";
  private static final Map<String, String> ENVIRONMENT = new ConcurrentHashMap<>();

  private ProcessDevice() {}

  /** Returns the environment that another process needs to use TensorFlow as this one does. */
  public static Map<String, String> environment() {
    return Map.copyOf(ENVIRONMENT);
  }

  /** Returns the build of TensorFlow: {@code cpu}, {@code gpu} or {@code gpu-redist}. */
  public static String build() {
    return System.getProperty("gan.profile", "cpu");
  }

  /** Returns whether it is one that can use a GPU. */
  public static boolean isGpuBuild() {
    return build().startsWith("gpu");
  }

  /**
   * Prepares TensorFlow for an execution; must be called before TensorFlow is used. It uses
   * TensorFlow itself only if a GPU is asked for.
   *
   * @param settings settings of the sessions that will compute
   * @param place where the device was named, for the error
   * @param lines told what takes long
   * @throws InputException if the execution names a GPU that is not there, or TensorFlow's
   *     libraries have no place that is safe
   */
  public static void open(SessionSettings settings, InputPlace place, Consumer<String> lines) {
    Execution execution = settings.execution();
    prepare(execution, lines);
    if (execution.chosenDevice().filter(DeviceChoice::gpu).isPresent()) {
      List<Device> devices = Device.all(settings);
      if (devices.stream().noneMatch(Device::isGpu)) {
        throw missing(place, execution.device().orElseThrow(), devices);
      }
    }
  }

  /** Prepares TensorFlow for a device that a config names. */
  public static void open(SessionSettings settings, Consumer<String> lines) {
    open(settings, InputPlace.key("/execution/device"), lines);
  }

  /** Prepares TensorFlow for a device that the option {@code --device} names, without a config. */
  public static void open(Execution execution, Consumer<String> lines) {
    int cores = Runtime.getRuntime().availableProcessors();
    var settings = new SessionSettings(cores).withExecution(execution);
    open(settings, InputPlace.named("--device"), lines);
  }

  /** Prepares TensorFlow; a missing GPU is no error. */
  public static void prepare(Execution execution, Consumer<String> lines) {
    LibraryFolder.use();
    if (!PREPARED.compareAndSet(false, true)) {
      return;
    }
    set(NativeSettings.common(execution, NativeEnvironment::get));
    if (isGpuBuild()) {
      set(NativeSettings.gpu(execution, NativeEnvironment::get));
      CudaRedist.load(lines).ifPresent(folder -> ENVIRONMENT.put(LIBRARIES, folder + searched()));
    }
  }

  private static void set(Map<String, String> variables) {
    NativeEnvironment.set(variables);
    ENVIRONMENT.putAll(variables);
  }

  private static String searched() {
    return NativeEnvironment.get(LIBRARIES).map(folders -> ":" + folders).orElse("");
  }

  /**
   * What a user should know of the devices: which GPU is used, or that a GPU build found none.
   * Empty with the CPU build, and where the CPU was asked for.
   */
  public static Optional<String> notice(Execution execution, List<Device> devices) {
    if (!isGpuBuild() || execution.chosenDevice().filter(choice -> !choice.gpu()).isPresent()) {
      return Optional.empty();
    }
    String used =
        devices.stream().filter(Device::isGpu).map(Device::toString).collect(Collectors.joining());
    return Optional.of(
        used.isEmpty()
            ? "No GPU that TensorFlow can use: everything runs on the CPU. If there is one, gan"
                + " doctor says what is missing."
            : "Computing on "
                + used
                + Machine.gpus().map(models -> "; in this machine: " + models).orElse(""));
  }

  private static InputException missing(InputPlace place, String device, List<Device> devices) {
    String found =
        devices.stream().map(Device::name).collect(Collectors.joining(", "))
            + (isGpuBuild() ? "" : " of the CPU build");
    return new InputException(
        place,
        "expected '" + device + "', found " + found,
        isGpuBuild()
            ? "gan doctor says what is missing; --device cpu does without."
            : "Start with GAN_PROFILE=gpu, or use --device cpu.");
  }
}
