package org.gan4j.experiments.machine;

import java.lang.reflect.Field;
import java.net.URL;
import java.util.Map;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/**
 * What TensorFlow's loader does before it loads TensorFlow: it looks for eighteen libraries of CUDA
 * 11 under each name that they could have in every jar of the class path, also with the CPU build,
 * which needs none. That takes as long as loading TensorFlow itself.
 */
final class CudaProbe {

  private static final Pattern CUDA =
      Pattern.compile("(cu[a-zA-Z_]+|nccl|nvrtc|nvinfer|myelin)@.*");
  private static final String LIBRARY = "org.tensorflow.internal.c_api.global.tensorflow";

  private CudaProbe() {}

  /**
   * Tells the loader that it has looked already, if this is the CPU build. To be called before
   * TensorFlow is loaded, by the thread that loads it. A loader of another version may have no such
   * memory: then it searches.
   */
  static void leaveOut() {
    if (System.getProperty("gan.profile", "").equals("cpu")) {
      try {
        remember();
      } catch (ReflectiveOperationException | RuntimeException otherLoader) {
        return;
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void remember() throws ReflectiveOperationException {
    Field memory = Loader.class.getDeclaredField("foundLibraries");
    memory.setAccessible(true);
    Map<String, URL[]> found = (Map<String, URL[]>) memory.get(null);
    Class<?> library = Class.forName(LIBRARY, false, CudaProbe.class.getClassLoader());
    Loader.loadProperties(library, Loader.loadProperties(), true).get("platform.preload").stream()
        .filter(name -> CUDA.matcher(name).matches())
        .forEach(name -> found.put(name, new URL[0]));
  }
}
