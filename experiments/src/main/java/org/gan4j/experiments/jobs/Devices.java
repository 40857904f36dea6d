package org.gan4j.experiments.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.gan4j.experiments.replica.Place;
import org.tensorflow.proto.ConfigProto;

/** Which GPU a process of several on one machine takes. */
final class Devices {

  private static final int MOST = 64;

  private Devices() {}

  /** The config, with the GPU of this process where there is one for it. */
  static ConfigProto of(Place place, ConfigProto config) {
    int gpus = visibleGpus(System.getenv("CUDA_VISIBLE_DEVICES"));
    if (gpus < 2 || place.localRank() >= gpus) {
      return config;
    }
    ConfigProto.Builder own = config.toBuilder();
    own.getGpuOptionsBuilder().setVisibleDeviceList(Integer.toString(place.localRank()));
    return own.build();
  }

  /** Slurm shows a task its own GPU only, if it is asked for one a task. */
  private static int visibleGpus(String shown) {
    if (shown != null) {
      return shown.isBlank() ? 0 : shown.split(",").length;
    }
    return (int)
        IntStream.range(0, MOST).filter(i -> Files.exists(Path.of("/dev/nvidia" + i))).count();
  }
}
