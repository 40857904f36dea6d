package org.gan4j.eval.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.gan4j.core.InputException;
import org.gan4j.eval.internal.download.Download;
import org.gan4j.eval.internal.download.TarGz;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InceptionArchiveTest {

  private static final String ARCHIVE = "inception-2015-12-05.tgz";

  @TempDir Path folder;

  private final byte[] graph = new byte[300_000];
  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private byte[] served;
  private final String tag = "\"1\"";
  private boolean servesRanges = true;
  private int status = 200;
  private int cutAfter = Integer.MAX_VALUE;
  private int cuts;
  private boolean stallsAtCuts;
  private final CountDownLatch over = new CountDownLatch(1);
  private Duration patience = Duration.ofSeconds(60);

  @BeforeEach
  void serve() throws IOException {
    new Random(1).nextBytes(graph);
    served = archive("README", new byte[] {1}, InceptionV3.FILE, graph, "last.txt", new byte[700]);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void theGraphIsTakenOutAndHashesAreRecorded() throws IOException {
    List<Long> seen = new ArrayList<>();
    Path file = archive().fetch((bytes, total) -> seen.add(100 * bytes / total));

    assertThat(file).isEqualTo(folder.resolve(InceptionV3.FILE)).hasBinaryContent(graph);
    assertThat(seen).startsWith(0L).endsWith(100L).isSorted();
    assertThat(names())
        .containsExactly(InceptionV3.FILE, InceptionV3.FILE + ".sha256", ARCHIVE + ".sha256");
    assertThat(Files.readString(folder.resolve(ARCHIVE + ".sha256")))
        .matches("[0-9a-f]{64}  " + ARCHIVE + "\n");
  }

  @Test
  void whatIsThereIsOnlyChecked() throws IOException {
    archive().fetch((bytes, total) -> {});
    archive().fetch((bytes, total) -> {});
    assertThat(ranges).hasSize(1);

    Files.write(folder.resolve(InceptionV3.FILE), new byte[] {1});
    assertThatThrownBy(() -> archive().fetch((bytes, total) -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("as recorded at first use, found");
  }

  @Test
  void anInterruptedDownloadGoesOnInTheSameCall() {
    cutAfter = 100_000;
    cuts = 2;

    assertThat(archive().fetch((bytes, total) -> {})).hasBinaryContent(graph);
    assertThat(ranges).hasSize(3).startsWith("none").doesNotHaveDuplicates();
  }

  @Test
  void aServerThatFallsSilentIsAskedAgain() {
    cutAfter = 100_000;
    cuts = 2;
    stallsAtCuts = true;
    patience = Duration.ofMillis(1500);

    assertThat(archive().fetch((bytes, total) -> {})).hasBinaryContent(graph);
    assertThat(ranges).hasSize(3).startsWith("none").doesNotHaveDuplicates();
  }

  @Test
  void andInTheNextCall() {
    cutAfter = 30_000;
    cuts = 5;
    assertThatThrownBy(() -> archive().fetch((bytes, total) -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the download failed")
        .hasMessageContaining("Run the same command again: it continues from ");

    int before = ranges.size();
    assertThat(archive().fetch((bytes, total) -> {})).hasBinaryContent(graph);
    assertThat(ranges.subList(before, ranges.size())).hasSize(1).doesNotContain("none");
  }

  @Test
  void aServerWithoutRangesIsAskedForAllAgain() {
    servesRanges = false;
    cutAfter = 100_000;
    cuts = 1;

    assertThat(archive().fetch((bytes, total) -> {})).hasBinaryContent(graph);
  }

  @Test
  void aFileThatChangedMeanwhileIsNotMixed() throws IOException {
    Files.write(folder.resolve(ARCHIVE + ".part"), new byte[1000]);
    Files.writeString(folder.resolve(ARCHIVE + ".part.etag"), "\"0\"");

    assertThat(archive().fetch((bytes, total) -> {})).hasBinaryContent(graph);
  }

  @Test
  void aPartThatIsWholeAlreadyIsTaken() throws IOException {
    Files.write(folder.resolve(ARCHIVE + ".part"), served);

    assertThat(archive().fetch((bytes, total) -> {})).hasBinaryContent(graph);
  }

  @Test
  void anArchiveOfAnotherHashThanRecordedIsRefusedAndDeleted() throws IOException {
    archive().fetch((bytes, total) -> {});
    Files.delete(folder.resolve(InceptionV3.FILE));
    served = archive(InceptionV3.FILE, new byte[10]);

    assertThatThrownBy(() -> archive().fetch((bytes, total) -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(ARCHIVE + ": expected SHA-256 ");
    assertThat(names()).containsExactly(InceptionV3.FILE + ".sha256", ARCHIVE + ".sha256");
  }

  @Test
  void anArchiveThatEscapesIsRefused() throws IOException {
    for (String name : List.of("../evil", "/etc/evil", "a/../../evil", "C:evil", "..\\evil")) {
      served = archive(name, new byte[10], InceptionV3.FILE, graph);

      assertThatThrownBy(() -> archive().fetch((bytes, total) -> {}))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("expected entries inside of the archive, found '" + name + "'");
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void damagedArchivesLeaveNothingBehind() throws IOException {
    byte[] whole = served;
    served = Arrays.copyOf(whole, whole.length / 2);
    refused("expected a whole .tar.gz archive, found it damaged");
    served = "<html>not found</html>".getBytes(StandardCharsets.UTF_8);
    refused("expected a whole .tar.gz archive, found it damaged");
    served = whole.clone();
    served[whole.length / 2] ^= 1;
    refused("expected a whole .tar.gz archive, found it damaged");
    served = archive("other.pb", graph);
    refused("expected a file 'classify_image_graph_def.pb' in it, found none");
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
    served = packed(header("bomb", 9L << 30));
    refused("expected at most 536870912 bytes in it, found more");
  }

  @Test
  void aRefusalOfTheServerIsSaid() {
    status = 404;
    refused("expected the file, found HTTP status 404");
  }

  @Test
  void aFileThatIsTooLargeIsNotDownloaded() {
    Download download = new Download(Duration.ZERO, patience);

    assertThatThrownBy(
            () -> download.fetch(address(), folder.resolve("x"), 1000, (bytes, total) -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a file of at most 1000 bytes, found " + served.length);
  }

  @Test
  void aFileWithoutEndIsCutOffAtTheLimit() {
    AtomicLong sent = new AtomicLong();
    server.createContext("/endless", exchange -> sendWithoutEnd(exchange, sent));
    URI endless = address().resolve("/endless");
    Download download = new Download(Duration.ZERO, patience);

    assertThatThrownBy(
            () -> download.fetch(endless, folder.resolve("x"), 1 << 20, (bytes, total) -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a file of at most 1048576 bytes, found 1");
    assertThat(names()).isEmpty();
    assertThat(sent.get()).isLessThan(1L << 28);
  }

  private static void sendWithoutEnd(HttpExchange exchange, AtomicLong sent) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      byte[] piece = new byte[1 << 16];
      while (sent.get() < 1L << 28) {
        exchange.getResponseBody().write(piece);
        sent.addAndGet(piece.length);
      }
    }
  }

  @Test
  void zerosBehindAnArchiveAreCounted() throws IOException {
    byte[] tar = Arrays.copyOf(header("a", 0), 512 + (3 << 20));
    Path archive = Files.write(folder.resolve("bomb.tgz"), packed(tar));

    assertThatThrownBy(() -> TarGz.extract(archive, "a", folder.resolve("a"), 1 << 20))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("bomb.tgz: expected at most 1048576 bytes in it, found more");
    assertThat(names()).containsExactly("bomb.tgz");
  }

  private void refused(String message) {
    assertThatThrownBy(() -> archive().fetch((bytes, total) -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
    assertThat(names()).isEmpty();
  }

  private InceptionArchive archive() {
    return new InceptionArchive(address(), folder, new Download(Duration.ZERO, patience));
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + ARCHIVE);
  }

  private List<String> names() {
    return Arrays.stream(folder.toFile().list()).sorted().toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(range == null ? "none" : range);
      String condition = exchange.getRequestHeaders().getFirst("If-Range");
      boolean part = servesRanges && range != null && (condition == null || condition.equals(tag));
      int from = part ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
      exchange.getResponseHeaders().set("ETag", tag);
      if (from >= served.length) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + served.length);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      String content =
          String.format(Locale.ROOT, "bytes %d-%d/%d", from, served.length - 1, served.length);
      exchange.getResponseHeaders().set("Content-Range", content);
      exchange.sendResponseHeaders(
          status == 200 && part ? 206 : status, Math.max(1, served.length - from));
      boolean cut = cuts-- > 0;
      int length = cut ? Math.min(cutAfter, served.length - from) : served.length - from;
      exchange.getResponseBody().write(served, from, length);
      if (cut && stallsAtCuts) {
        exchange.getResponseBody().flush();
        awaitTheEnd();
      }
    }
  }

  private void awaitTheEnd() {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] archive(Object... entries) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int k = 0; k < entries.length; k += 2) {
      byte[] content = (byte[]) entries[k + 1];
      tar.write(header((String) entries[k], content.length));
      tar.write(content);
      tar.write(new byte[(512 - content.length % 512) % 512]);
    }
    tar.write(new byte[1024]);
    return packed(tar.toByteArray());
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] header(String name, long size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, String.format(Locale.ROOT, "%011o", size));
    put(header, 136, "00000000000");
    put(header, 148, "        ");
    header[156] = '0';
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
