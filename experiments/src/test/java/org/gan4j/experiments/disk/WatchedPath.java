package org.gan4j.experiments.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** A path that leads to the real one, seen on its way. */
record WatchedPath(WatchedNames names, Path real) implements Path {

  /** The real path behind any. */
  static Path real(Path path) {
    return path instanceof WatchedPath watched ? watched.real : path;
  }

  @Override
  public FileSystem getFileSystem() {
    return names;
  }

  @Override
  public boolean isAbsolute() {
    return real.isAbsolute();
  }

  @Override
  public Path getRoot() {
    return names.watched(real.getRoot());
  }

  @Override
  public Path getFileName() {
    return names.watched(real.getFileName());
  }

  @Override
  public Path getParent() {
    return names.watched(real.getParent());
  }

  @Override
  public int getNameCount() {
    return real.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return names.watched(real.getName(index));
  }

  @Override
  public Path subpath(int from, int to) {
    return names.watched(real.subpath(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return real.startsWith(real(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return real.endsWith(real(other));
  }

  @Override
  public Path normalize() {
    return names.watched(real.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return names.watched(real.resolve(real(other)));
  }

  @Override
  public Path relativize(Path other) {
    return names.watched(real.relativize(real(other)));
  }

  @Override
  public URI toUri() {
    return real.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return names.watched(real.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return names.watched(real.toRealPath(options));
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Path other) {
    return real.compareTo(real(other));
  }

  @Override
  public String toString() {
    return real.toString();
  }
}
