package org.gan4j.core.internal.folder;

import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ImageStore;
import org.gan4j.core.data.Images;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Storage;

/**
 * Loads the images of folders as a config asks for: into memory, or to be read when they are
 * needed.
 *
 * @param spec the config
 * @param hashes what is known of folders read before
 * @param listener told of the progress
 */
public record FolderLoader(DatasetSpec spec, KnownHashes hashes, ReadingListener listener) {

  /**
   * A data set of one domain.
   *
   * @param name name of it
   * @param listing its files
   * @param part what of each file is an image
   * @param inAll images in all domains together
   * @throws org.gan4j.core.InputException if a file is no intact image, there is no room, or a
   *     sub-folder holds splits
   */
  public Dataset load(String name, FolderListing listing, ImageFile.Part part, long inAll) {
    listing.requireNoSplits();
    FileImages files = new FileImages(listing, spec.shape(), part);
    boolean memory =
        spec.storage().orElseGet(() -> Storage.fitting(spec.shape(), inAll)) == Storage.MEMORY;
    if (memory && spec.cache().isEmpty()) {
      return resident(name, files, listing);
    }
    ListingState state = ListingState.of(files);
    if (spec.cache().isPresent() && state.settled()) {
      DecodedCache cache = DecodedCache.of(spec.cacheFolder(), state, pass(name, files), files);
      return memory
          ? resident(name, cache, listing)
          : dataset(name, cache.contentHash(), cache, listing);
    }
    if (spec.cache().isPresent()) {
      listener.note(listing.root() + ": changed just now, so that no cache is kept this time");
    }
    return memory
        ? resident(name, files, listing)
        : dataset(name, hash(name, files, state), files, listing);
  }

  private String hash(String name, FileImages files, ListingState state) {
    Optional<String> known = state.settled() ? hashes.find(state) : Optional.empty();
    return known.orElseGet(
        () -> {
          String hash = pass(name, files).run(files.listing().labels(), (first, pixels) -> {});
          if (state.settled()) {
            hashes.keep(state, hash);
          }
          return hash;
        });
  }

  private FirstPass pass(String name, ImageStore images) {
    return new FirstPass(name, images, spec.readerThreads(), listener);
  }

  private Dataset resident(String name, ImageStore from, FolderListing listing) {
    Path place = listing.root();
    Images images = Images.allocate(place.toString(), from.shape(), from.count());
    int size = from.shape().size();
    String hash =
        pass(name, from)
            .run(
                listing.labels(),
                (first, pixels) ->
                    System.arraycopy(pixels, 0, images.pixels(), first * size, pixels.length));
    return dataset(name, hash, images, listing);
  }

  private static Dataset dataset(
      String name, String hash, ImageStore images, FolderListing listing) {
    return new Dataset(
        name, hash, images, listing.labels(), new ClassNames(listing.classes()), Optional.empty());
  }
}
