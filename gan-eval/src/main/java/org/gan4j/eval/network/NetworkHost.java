package org.gan4j.eval.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.internal.graph.SavedModelFolder;

/**
 * The main class of the process in which a network from outside runs; see {@link NetworkProcess}.
 */
final class NetworkHost {

  private final DataInputStream requests;
  private final DataOutputStream answers;

  private NetworkHost(DataInputStream requests, DataOutputStream answers) {
    this.requests = requests;
    this.answers = answers;
  }

  /**
   * Serves one network until nothing more is asked.
   *
   * @param arguments its file or folder, and the number of threads inside an operation
   */
  public static void main(String... arguments) throws IOException {
    // A process that was killed cannot end this one, which may compute for long.
    ProcessHandle.current()
        .parent()
        .ifPresent(asking -> asking.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
    Locale.setDefault(Locale.ROOT);
    System.setOut(System.err);
    new NetworkHost(
            new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in))),
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))))
        .serve(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }

  private void serve(Path network, int threads) throws IOException {
    try (FrozenNetwork extractor = open(network, threads)) {
      NetworkWire.writeFine(answers);
      answers.flush();
      for (FloatImages images = NetworkWire.readImages(requests);
          images != null;
          images = NetworkWire.readImages(requests)) {
        answer(extractor.extract(images));
      }
    } catch (InputException wrong) {
      refuse(wrong);
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      refuse(
          new InputException(
              network.toString(),
              "expected a network that fits in memory, found one that does not (" + exhausted + ")",
              "Use a smaller network, or give Java more memory by -Xmx."));
    }
  }

  private FrozenNetwork open(Path network, int threads) throws IOException {
    byte[] description = NetworkWire.readText(requests).getBytes(StandardCharsets.UTF_8);
    NetworkInfo info = NetworkInfo.parse(description, network.toString());
    return SavedModelFolder.is(network)
        ? FrozenNetwork.ofSavedModel(network, info, threads)
        : new FrozenNetwork(NetworkFile.read(network), info, threads, network.toString());
  }

  private void answer(Features features) throws IOException {
    NetworkWire.writeFine(answers);
    NetworkWire.writeFloats(answers, features.values(), 0, features.values().length);
    NetworkWire.writeFloats(answers, features.logits(), 0, features.logits().length);
    answers.flush();
  }

  private void refuse(InputException wrong) throws IOException {
    NetworkWire.writeWrong(answers, wrong);
    answers.flush();
  }
}
