package org.gan4j.core.internal.folder;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageStore;

/**
 * Images that are decoded from their files each time they are asked for.
 *
 * @param listing the files
 * @param shape shape of the images, as high as wide
 * @param part what of each file is an image
 */
record FileImages(FolderListing listing, ImageShape shape, ImageFile.Part part)
    implements ImageStore {

  @Override
  public int count() {
    return listing.files().size();
  }

  @Override
  public void read(int position, byte[] pixels, int offset) {
    ImageFile.read(
        listing.root().resolve(listing.files().get(position)), part, shape, pixels, offset);
  }
}
