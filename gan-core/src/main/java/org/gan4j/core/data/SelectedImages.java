package org.gan4j.core.data;

/**
 * Some images of a store, without a copy of them.
 *
 * @param all the store
 * @param positions positions in the store
 */
record SelectedImages(ImageStore all, int[] positions) implements ImageStore {

  @Override
  public ImageShape shape() {
    return all.shape();
  }

  @Override
  public int count() {
    return positions.length;
  }

  @Override
  public void read(int position, byte[] pixels, int offset) {
    all.read(positions[position], pixels, offset);
  }
}
