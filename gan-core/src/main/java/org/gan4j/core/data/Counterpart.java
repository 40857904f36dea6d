package org.gan4j.core.data;

/**
 * Domain B of a data set with two domains; the data set itself is domain A. Examples are horses and
 * zebras for CycleGAN (Zhu et al. 2017), and outlines and photographs for pix2pix (Isola et al.
 * 2017).
 *
 * @param images domain B, of the same image shape as domain A, with labels of its own if it has any
 * @param paired whether image i of B belongs to image i of A; unpaired domains may differ in count,
 *     and images at equal positions are unrelated
 */
public record Counterpart(Dataset images, boolean paired) {

  /**
   * @throws IllegalArgumentException if domain B has a counterpart itself
   */
  public Counterpart {
    if (images.counterpart().isPresent()) {
      throw new IllegalArgumentException(images.name() + " has a counterpart already");
    }
  }
}
