package org.gan4j.eval.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.internal.graph.GraphVetting;
import org.gan4j.eval.internal.json.Json;

/**
 * A network from outside, in a process of its own ({@link NetworkHost}) with limits of memory and
 * time. {@link GraphVetting} makes sure that a graph only computes, but cannot limit how much, and
 * a graph may crash TensorFlow's own code. Neither can harm this process. Nothing of the network is
 * parsed here.
 */
final class NetworkProcess implements ImageRunner {

  private final NetworkInfo info;
  private final Path network;
  private final NetworkLimits limits;
  private final int block;
  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream answers;

  private NetworkProcess(
      NetworkInfo info, Path network, NetworkLimits limits, int block, Process process) {
    this.info = info;
    this.network = network;
    this.limits = limits;
    this.block = block;
    this.process = process;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /**
   * Starts the process and opens the network in it; the caller closes it.
   *
   * @param network a {@code .pb} file or the folder of a SavedModel
   * @param info its description
   * @param block how many images are sent at once
   * @param settings settings of its process
   * @throws InputException if the network is refused, crashes, or takes more than the limits allow
   */
  static NetworkProcess open(
      Path network, NetworkInfo info, int block, NetworkLimits limits, HostSettings settings) {
    ProcessBuilder command =
        new ProcessBuilder(HostCommand.of(network, settings.threads(), limits.memory()))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    command.environment().putAll(settings.environment());
    try {
      NetworkProcess started = new NetworkProcess(info, network, limits, block, command.start());
      started.ask(
          limits.opening(),
          () -> {
            NetworkWire.writeText(started.requests, Json.text(info));
            started.requests.flush();
            NetworkWire.requireFine(started.answers);
            return null;
          });
      return started;
    } catch (IOException failed) {
      throw new InputException(
          network.toString(),
          "expected to start a process for it, found: " + failed.getMessage(),
          "Check the memory and the number of processes of this machine.",
          failed);
    }
  }

  @Override
  public Features extract(FloatImages images) {
    int count = images.count();
    float[] values = new float[count * info.featureSize()];
    float[] logits = new float[count * info.classes()];
    for (int from = 0; from < count; from += block) {
      int first = from;
      int part = Math.min(block, count - from);
      ask(
          limits.answer(),
          () -> {
            NetworkWire.writeImages(requests, images, first, part);
            requests.flush();
            NetworkWire.requireFine(answers);
            read(values, first * info.featureSize(), part * info.featureSize());
            read(logits, first * info.classes(), part * info.classes());
            return null;
          });
    }
    return new Features(count, values, logits);
  }

  private void read(float[] into, int from, int count) throws IOException {
    System.arraycopy(NetworkWire.readFloats(answers, count), 0, into, from, count);
  }

  /** A question and its answer. */
  private interface Exchange {
    Void run() throws IOException;
  }

  /** Ends the process where it fails, or has not answered in time. */
  private void ask(Duration patience, Exchange exchange) {
    var late = new CompletableFuture<Void>();
    late.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> end = late.thenRun(process::destroyForcibly);
    try {
      exchange.run();
    } catch (IOException ended) {
      boolean inTime = !late.isDone();
      process.destroyForcibly();
      throw inTime ? crashed(ended) : tooSlow(patience);
    } catch (InputException wrong) {
      close();
      throw wrong;
    } finally {
      end.cancel(false);
      late.cancel(false);
    }
  }

  private InputException tooSlow(Duration patience) {
    return new InputException(
        network.toString(),
        String.format(
            Locale.ROOT,
            "expected a network that answers within %d s, found none after that time",
            patience.toSeconds()),
        "Use a smaller network that you trust, or a faster device.");
  }

  private InputException crashed(IOException ended) {
    return new InputException(
        network.toString(),
        String.format(
            Locale.ROOT,
            "expected a network that runs in a process of at most %d MiB, found that the process"
                + " ended (exit code %s)",
            limits.memory() >> 20,
            exitCode()),
        "Use a smaller network that you trust.",
        ended);
  }

  private String exitCode() {
    try {
      return process.waitFor(10, TimeUnit.SECONDS)
          ? Integer.toString(process.exitValue())
          : "unknown";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }

  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException hasEnded) {
      // The process has ended, so there is nothing to close.
    } finally {
      process.destroyForcibly();
    }
  }
}
