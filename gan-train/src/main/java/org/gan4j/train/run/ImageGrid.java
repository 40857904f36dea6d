package org.gan4j.train.run;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.internal.disk.AtomicFile;

/** Draws images alone or as a grid with gaps of two pixels, and writes them as PNG files. */
public final class ImageGrid {

  private static final int GAP = 2;
  private static final int GAP_COLOUR = 0xFFFFFF;

  private ImageGrid() {}

  /** Draws all images, row by row. */
  public static BufferedImage of(Images images, int columns) {
    ImageShape shape = images.shape();
    int rows = (images.count() + columns - 1) / columns;
    int width = columns * (shape.width() + GAP) + GAP;
    int height = rows * (shape.height() + GAP) + GAP;
    BufferedImage grid = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        grid.setRGB(x, y, GAP_COLOUR);
      }
    }
    for (int i = 0; i < images.count(); i++) {
      int left = GAP + i % columns * (shape.width() + GAP);
      int top = GAP + i / columns * (shape.height() + GAP);
      draw(images, i, grid, left, top);
    }
    return grid;
  }

  /** Draws one of the images. */
  public static BufferedImage single(Images images, int index) {
    ImageShape shape = images.shape();
    BufferedImage picture =
        new BufferedImage(
            shape.width(),
            shape.height(),
            shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    draw(images, index, picture, 0, 0);
    return picture;
  }

  /**
   * Writes a PNG file, completely or not at all.
   *
   * @throws org.gan4j.core.InputException if it cannot be written
   */
  public static void write(BufferedImage picture, Path file) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    AtomicFile.write(file, png.toByteArray());
  }

  private static void draw(Images images, int index, BufferedImage picture, int left, int top) {
    ImageShape shape = images.shape();
    int[] pixel = new int[shape.channels()];
    int at = index * shape.size();
    boolean grey = picture.getRaster().getNumBands() == 1;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        for (int c = 0; c < shape.channels(); c++) {
          pixel[c] = images.pixels()[at++] & 0xFF;
        }
        if (grey) {
          picture.getRaster().setSample(left + x, top + y, 0, pixel[0]);
        } else {
          picture.setRGB(left + x, top + y, colour(pixel));
        }
      }
    }
  }

  private static int colour(int[] pixel) {
    int green = pixel.length == 3 ? pixel[1] : pixel[0];
    int blue = pixel.length == 3 ? pixel[2] : pixel[0];
    return pixel[0] << 16 | green << 8 | blue;
  }
}
