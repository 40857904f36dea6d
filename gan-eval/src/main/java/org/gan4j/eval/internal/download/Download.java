package org.gan4j.eval.internal.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.InputException;

/**
 * Downloads a file by HTTP, streamed to {@code <name>.part} and renamed when complete. An
 * interrupted download continues where it stopped, a few times in the same call and in any later
 * call, if the server supports ranges (RFC 9110, section 14) and still has the same file; otherwise
 * it begins again.
 */
public final class Download {

  /** Is told about the progress of a download. */
  @FunctionalInterface
  public interface Progress {

    /**
     * @param bytes that are there
     * @param total of the file, or -1 if the server does not say
     */
    void at(long bytes, long total);
  }

  private static final int ATTEMPTS = 5;

  private final HttpClient client;
  private final Duration pause;
  private final Duration patience;

  /** Waits a second longer before each new attempt, and at most a minute for a silent server. */
  public Download() {
    this(Duration.ofSeconds(1), Duration.ofSeconds(60));
  }

  /**
   * @param pause by how much the wait before each new attempt grows
   * @param patience how long a server may be silent
   */
  public Download(Duration pause, Duration patience) {
    this.pause = pause;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(30))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /**
   * Downloads a file.
   *
   * @param maxBytes greatest size of the file
   * @throws InputException if the server refuses, the connection fails for good, or the file is too
   *     large
   */
  public void fetch(URI from, Path to, long maxBytes, Progress progress) {
    PartFile part = PartFile.of(to);
    try {
      for (int attempt = 1; !attempt(from, part, maxBytes, progress, attempt); attempt++) {
        Thread.sleep(pause.multipliedBy(attempt).toMillis());
      }
      part.finish(to);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failed(from, part, stopped);
    } catch (IOException failed) {
      throw failed(from, part, failed);
    }
  }

  /** Returns whether the file is whole now. */
  private boolean attempt(URI from, PartFile part, long maxBytes, Progress progress, int attempt)
      throws IOException, InterruptedException {
    try {
      HttpResponse<InputStream> response =
          client.send(request(from, part), HttpResponse.BodyHandlers.ofInputStream());
      try (StallGuard body = new StallGuard(response.body(), patience)) {
        if (receive(from, part, response, body, maxBytes, progress)) {
          return true;
        }
        throw new IOException("the server's ranges do not fit");
      }
    } catch (IOException broken) {
      if (attempt == ATTEMPTS) {
        throw broken;
      }
      return false;
    }
  }

  private HttpRequest request(URI from, PartFile part) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(from).timeout(patience).header("User-Agent", "gan4j");
    if (part.size() > 0) {
      request.header("Range", "bytes=" + part.size() + "-");
      part.validator().ifPresent(validator -> request.header("If-Range", validator));
    }
    return request.build();
  }

  private boolean receive(
      URI from,
      PartFile part,
      HttpResponse<InputStream> response,
      StallGuard body,
      long maxBytes,
      Progress progress)
      throws IOException {
    ContentRange range = ContentRange.of(response);
    switch (response.statusCode()) {
      case 200 -> part.restart(response.headers().firstValue("ETag"));
      case 206 -> {
        if (range.from() != part.size()) {
          part.restart(Optional.empty());
          return false;
        }
      }
      case 416 -> {
        if (range.total() == part.size()) {
          return true;
        }
        part.restart(Optional.empty());
        return false;
      }
      case 408, 429, 500, 502, 503, 504 -> throw new IOException("HTTP " + response.statusCode());
      default ->
          throw new InputException(
              from.toString(),
              "expected the file, found HTTP status " + response.statusCode(),
              "Check the address, or get the file by other means.");
    }
    append(from, body, part, range.total(), maxBytes, progress);
    if (range.total() >= 0 && part.size() < range.total()) {
      throw new IOException("the connection ended early");
    }
    return true;
  }

  private static void append(
      URI from, StallGuard body, PartFile part, long total, long maxBytes, Progress progress)
      throws IOException {
    long size = part.size();
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = part.append()) {
      progress.at(size, total);
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        size += read;
        if (Math.max(size, total) > maxBytes) {
          part.restart(Optional.empty());
          throw new InputException(
              from.toString(),
              String.format(
                  Locale.ROOT,
                  "expected a file of at most %d bytes, found %d",
                  maxBytes,
                  Math.max(size, total)),
              "This is not the file that was expected: check the address.");
        }
        out.write(buffer, 0, read);
        progress.at(size, total);
      }
    }
  }

  private static InputException failed(URI from, PartFile part, Exception failed) {
    return new InputException(
        from.toString(),
        String.format(
            Locale.ROOT,
            "the download failed (%s)",
            failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage()),
        "Run the same command again: it continues from " + part.describe() + ".",
        failed);
  }
}
