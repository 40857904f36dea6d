package org.gan4j.experiments.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.machine.Device;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.replica.ProcessRank;
import org.gan4j.train.execution.DeviceChoice;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.process.Cluster;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/** The devices of one of several processes. */
public final class Devices {

  private static final int MOST = 64;

  private Devices() {}

  /**
   * Prepares TensorFlow for this process; must be called before TensorFlow is used. Several
   * processes on one machine take one GPU each, if there are enough.
   *
   * @param lines receives a line about what takes long
   * @throws org.gan4j.core.InputException if the experiment names a GPU that is not there
   */
  public static void prepare(Experiment experiment, ProcessRank place, Consumer<String> lines) {
    Execution asked = ExperimentFactory.execution(experiment);
    Execution own = own(asked, place);
    if (asked.device().isPresent() || place.count() == 1) {
      ProcessDevice.open(ExperimentFactory.sessionSettings(experiment).withExecution(own), lines);
    } else {
      ProcessDevice.prepare(own, lines);
    }
  }

  private static Execution own(Execution asked, ProcessRank place) {
    if (place.count() == 1) {
      return asked;
    }
    int gpus = visibleGpus();
    boolean cpu = asked.chosenDevice().filter(device -> !device.gpu()).isPresent();
    if (cpu || place.localRank() == 0 || gpus < 2) {
      return asked.onOneDevice();
    }
    int index = asked.chosenDevice().map(DeviceChoice::index).orElse(0) + place.localRank();
    boolean named = asked.device().isPresent();
    Execution own = asked.onOneDevice();
    return named || index < gpus ? own.withDevice("gpu:" + index) : own;
  }

  /**
   * Returns the devices that share each batch in this process: GPUs if there are any, otherwise as
   * many CPU devices.
   *
   * @throws InputException if there are GPUs, but fewer than asked for
   */
  static List<String> names(Experiment experiment) {
    int count = ExperimentFactory.execution(experiment).replicas();
    long gpus =
        Device.all(ExperimentFactory.sessionSettings(experiment)).stream()
            .filter(Device::isGpu)
            .count();
    if (gpus > 0 && gpus < count) {
      throw InputException.atKey(
          "/execution/devices",
          "expected " + count + " GPUs, found " + gpus,
          "Ask for as many as there are, or set execution.device: cpu.");
    }
    String type = gpus > 0 ? "GPU:" : "CPU:";
    return IntStream.range(0, count).mapToObj(index -> type + index).toList();
  }

  /** Opens the session of a process among several; the caller closes it. */
  public static Session open(Experiment experiment, Cluster cluster, TrainingGraph graph) {
    ConfigProto config = ExperimentFactory.sessionSettings(experiment).inAnyOrder().toProto();
    return cluster.open(graph.graph(), config, true);
  }

  /**
   * Returns the number of visible GPUs; Slurm shows a task only its own GPU if it was asked for one
   * per task.
   */
  private static int visibleGpus() {
    String shown = System.getenv("CUDA_VISIBLE_DEVICES");
    if (shown != null) {
      return shown.isBlank() ? 0 : shown.split(",").length;
    }
    return (int)
        IntStream.range(0, MOST).filter(i -> Files.exists(Path.of("/dev/nvidia" + i))).count();
  }
}
