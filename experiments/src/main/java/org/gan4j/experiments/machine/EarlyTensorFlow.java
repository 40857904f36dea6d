package org.gan4j.experiments.machine;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.gan4j.core.internal.library.LibraryFolder;

/**
 * Opens TensorFlow's libraries while the config is read, for verbs that need them. Mapping and
 * relocating their 650 MB takes longer than everything else before the graph. No class of
 * TensorFlow is used here, so that none waits for another thread; the first one that is used finds
 * its libraries open.
 *
 * <p>It does nothing with the GPU build, which needs other libraries first, and on systems other
 * than Linux.
 */
public final class EarlyTensorFlow {

  private static final List<String> LIBRARIES =
      List.of("libtensorflow_framework.so.2", "libtensorflow_cc.so.2");

  private final Thread thread;

  private EarlyTensorFlow(Thread thread) {
    this.thread = thread;
  }

  /**
   * Begins.
   *
   * @param needed whether TensorFlow will be needed; else nothing is opened
   */
  public static EarlyTensorFlow begin(boolean needed) {
    Thread thread = new Thread(EarlyTensorFlow::open, "tensorflow-libraries");
    thread.setDaemon(true);
    if (needed && isLinux() && !System.getProperty("gan.profile", "").equals("gpu")) {
      thread.start();
    }
    return new EarlyTensorFlow(thread);
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  private static void open() {
    try {
      LibraryFolder.use();
      String folder = "/org/tensorflow/internal/c_api/" + Loader.getPlatform() + "/";
      for (String library : LIBRARIES) {
        URL packed = EarlyTensorFlow.class.getResource(folder + library);
        File file = packed == null ? null : Loader.cacheResource(packed);
        if (file == null) {
          return;
        }
        System.load(file.getPath());
      }
    } catch (IOException | RuntimeException | LinkageError later) {
      // TensorFlow's own loading meets the same failure, and tells the user.
      return;
    }
  }

  /** Waits until they are open: a process cannot end in the middle of it. */
  public void await() {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
