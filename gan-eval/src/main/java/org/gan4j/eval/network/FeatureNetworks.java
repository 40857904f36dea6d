package org.gan4j.eval.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.eval.internal.graph.SavedModelFolder;

/**
 * The feature networks that can be opened by name: those in {@code org/gan4j/eval/networks} on the
 * class path, as {@code <name>.pb} and {@code <name>.json}, listed in {@code index.txt} there, one
 * name on each line. Every jar may bring its own networks; lines that begin with # are comments.
 */
public final class FeatureNetworks {

  private static final String FOLDER = "org/gan4j/eval/networks/";

  private final ClassLoader loader;
  private final HostSettings hosts;

  /**
   * @param loader whose class path is searched
   */
  public FeatureNetworks(ClassLoader loader) {
    this(loader, new HostSettings(0, Map.of()));
  }

  private FeatureNetworks(ClassLoader loader, HostSettings hosts) {
    this.loader = loader;
    this.hosts = hosts;
  }

  /** Returns the same networks; those from outside will run in processes with these settings. */
  public FeatureNetworks with(HostSettings hosts) {
    return new FeatureNetworks(loader, hosts);
  }

  /** The networks on the class path of this library. */
  public static FeatureNetworks shipped() {
    return new FeatureNetworks(FeatureNetworks.class.getClassLoader());
  }

  /** Returns the names that {@link #open} accepts, sorted. */
  public SortedSet<String> known() {
    SortedSet<String> names = new TreeSet<>();
    try {
      for (URL index : Collections.list(loader.getResources(FOLDER + "index.txt"))) {
        try (InputStream content = index.openStream()) {
          lines(content).stream().filter(line -> !line.startsWith("#")).forEach(names::add);
        }
      }
    } catch (IOException failed) {
      throw new InputException(
          FOLDER + "index.txt",
          "cannot be read (" + DiskFault.reason(failed) + ")",
          "Install gan4j again.",
          failed);
    }
    return names;
  }

  /**
   * Describes a network without loading it into TensorFlow.
   *
   * @param nameOrFile as for {@link #open}
   * @throws InputException if there is none, or it is not the one described
   */
  public NetworkInfo describe(String nameOrFile) {
    if (nameOrFile.endsWith(".pb")) {
      Path graph = Path.of(nameOrFile);
      NetworkInfo info = describe(graph);
      FrozenNetwork.checkHash(NetworkFile.read(graph), info, nameOrFile);
      return info;
    }
    if (isFolder(nameOrFile)) {
      return describeFolder(Path.of(nameOrFile));
    }
    return NetworkInfo.parse(resource(nameOrFile, ".json"), FOLDER + nameOrFile + ".json");
  }

  /**
   * Opens a network; the caller closes it. A network that is given by its path comes from outside,
   * so it runs in a process of its own, with at most half of this machine's memory and five minutes
   * for a block of images.
   *
   * @param nameOrFile a known name, or the path of a {@code .pb} file or of the folder of a
   *     SavedModel, with a {@code .json} of the same name beside it
   * @throws InputException if there is none, or it is damaged
   */
  public FrozenNetwork open(String nameOrFile) {
    if (nameOrFile.endsWith(".pb")) {
      Path graph = Path.of(nameOrFile);
      return fromOutside(graph, describe(graph));
    }
    if (isFolder(nameOrFile)) {
      Path folder = Path.of(nameOrFile);
      return fromOutside(folder, describeFolder(folder));
    }
    NetworkInfo info = describe(nameOrFile);
    return new FrozenNetwork(resource(nameOrFile, ".pb"), info, FOLDER + nameOrFile + ".pb");
  }

  private FrozenNetwork fromOutside(Path network, NetworkInfo info) {
    return FrozenNetwork.inOtherProcess(network, info, NetworkLimits.ofThisMachine(), hosts);
  }

  private static NetworkInfo describe(Path graph) {
    Path json = graph.resolveSibling(graph.getFileName().toString().replaceAll("pb$", "json"));
    return NetworkInfo.parse(NetworkFile.readDescription(json), json.toString());
  }

  private boolean isFolder(String nameOrFile) {
    return !known().contains(nameOrFile) && SavedModelFolder.is(Path.of(nameOrFile));
  }

  private static NetworkInfo describeFolder(Path folder) {
    Path json = folder.resolveSibling(folder.getFileName() + ".json");
    return NetworkInfo.parse(NetworkFile.readDescription(json), json.toString());
  }

  private byte[] resource(String name, String ending) {
    SortedSet<String> known = known();
    if (!known.contains(name)) {
      throw new InputException(
          "feature network '" + name + "'",
          "expected one of " + known + ", found an unknown name",
          "Choose one of these, or give the path of a .pb file.");
    }
    try (InputStream content = loader.getResourceAsStream(FOLDER + name + ending)) {
      if (content == null) {
        throw new NoSuchFileException(FOLDER + name + ending);
      }
      return content.readAllBytes();
    } catch (IOException failed) {
      throw new InputException(
          FOLDER + name + ending, "cannot be read from the jar", "Install gan4j again.", failed);
    }
  }

  private static List<String> lines(InputStream content) throws IOException {
    return new String(content.readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
