package org.gan4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngImageTest {

  /** A PNG of 8 bits a sample with every filter in turn, over random bytes. */
  private static byte[] filtered(int colour, int samples, int width, int height, int first)
      throws IOException {
    byte[] rows = new byte[height * (1 + width * samples)];
    new Random(colour + width).nextBytes(rows);
    for (int y = 0; y < height; y++) {
      rows[y * (1 + width * samples)] = (byte) ((first + y) % 5);
    }
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] packed = new byte[rows.length + 1000];
    int size = deflater.deflate(packed);
    deflater.end();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) 8)
            .put((byte) colour)
            .array();
    png.write(chunk("IHDR", header, header.length));
    png.write(chunk("IDAT", packed, size));
    png.write(chunk("IEND", new byte[0], 0));
    return png.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data, int size) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + size).putInt(size);
    chunk.put(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII)).put(data, 0, size);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + size);
    return chunk.putInt((int) crc.getValue()).array();
  }

  private static float[] pixels(DecodedImage image, int left, int columns, int channels) {
    float[] all = new float[image.height() * columns * channels];
    float[] row = new float[columns * channels];
    for (int y = 0; y < image.height(); y++) {
      image.read(y, left, channels, row);
      System.arraycopy(row, 0, all, y * row.length, row.length);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 6})
  void theOwnDecoderGivesWhatTheRuntimeGives(int colour) throws IOException {
    int samples = new int[] {1, 0, 3, 0, 2, 0, 4}[colour];
    for (int width : new int[] {1, 2, 7, 33}) {
      for (int first = 0; first < 5; first++) {
        byte[] png = filtered(colour, samples, width, 11, first);
        EncodedImage file = new EncodedImage("x.png", png);
        DecodedImage own = PngImage.of(file).orElseThrow();
        DecodedImage runtime = new RasterImage(file.decode());
        for (int channels : new int[] {1, 3}) {
          byte[] copied = new byte[width * channels];
          if (own.copy(5, 0, channels, copied, 0, copied.length)) {
            float[] row = new float[width * channels];
            runtime.read(5, 0, channels, row);
            for (int i = 0; i < row.length; i++) {
              assertThat((float) (copied[i] & 0xff)).isEqualTo(row[i]);
            }
          }
          assertThat(pixels(own, 0, width, channels))
              .as("%d columns, filter %d, %d channels", width, first, channels)
              .isEqualTo(pixels(runtime, 0, width, channels));
          int left = width / 2;
          assertThat(pixels(own, left, width - left, channels))
              .isEqualTo(pixels(runtime, left, width - left, channels));
        }
      }
    }
  }

  @Test
  void onlyRowsOfTheChannelsAskedForAreCopied() throws IOException {
    for (int colour : new int[] {0, 2, 4, 6}) {
      int samples = new int[] {1, 0, 3, 0, 2, 0, 4}[colour];
      DecodedImage own =
          PngImage.of(new EncodedImage("x.png", filtered(colour, samples, 5, 5, 1))).orElseThrow();
      assertThat(own.copy(0, 0, 1, new byte[5], 0, 5)).isEqualTo(colour == 0);
      assertThat(own.copy(0, 0, 3, new byte[15], 0, 15)).isEqualTo(colour == 2);
    }
  }

  @Test
  void imagesOfTheRuntimeAreReadAsItsRastersSay() throws IOException {
    Random random = new Random(3);
    for (int type :
        new int[] {
          BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_4BYTE_ABGR
        }) {
      BufferedImage image = new BufferedImage(9, 4, type);
      WritableRaster raster = image.getRaster();
      int bands = raster.getNumBands();
      for (int i = 0; i < 9 * 4 * bands; i++) {
        raster.setSample(i / bands % 9, i / bands / 9, i % bands, random.nextInt(256));
      }
      float[] row = new float[5 * 3];
      new RasterImage(image).read(2, 3, 3, row);
      for (int x = 0; x < 5; x++) {
        float alpha = bands == 4 ? raster.getSample(3 + x, 2, 3) : 255;
        for (int c = 0; c < 3; c++) {
          float sample = raster.getSample(3 + x, 2, bands == 1 ? 0 : c);
          float expected = (sample * alpha + 255f * (255f - alpha)) / 255f;
          assertThat(row[3 * x + c]).isEqualTo(alpha == 255 ? sample : expected);
        }
      }
    }
  }

  private static EncodedImage written(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return new EncodedImage("x.png", bytes.toByteArray());
  }

  @Test
  void otherKindsAndDamagedFilesAreLeftToTheRuntime() throws IOException {
    var deep =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            false,
            false,
            ComponentColorModel.OPAQUE,
            DataBuffer.TYPE_USHORT);
    var palette = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED);
    var sixteen = new BufferedImage(deep, deep.createCompatibleWritableRaster(4, 4), false, null);
    assertThat(PngImage.of(written(palette))).isEmpty();
    assertThat(PngImage.of(written(sixteen))).isEmpty();
    byte[] png = filtered(2, 3, 5, 5, 0);
    png[png.length - 20] ^= 1;
    assertThat(PngImage.of(new EncodedImage("x.png", png))).isEmpty();
    assertThat(PngImage.of(new EncodedImage("x.jpg", new byte[] {1, 2, 3}))).isEmpty();
  }
}
