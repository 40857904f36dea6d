package org.gan4j.experiments.machine;

import java.util.List;

/**
 * A library that TensorFlow 2.18 opens by its name once it finds a GPU, or that one of those needs.
 * The constants stand in an order in which each comes after all that it needs.
 *
 * @param name its soname
 * @param part what NVIDIA calls it
 * @param needed whether there is no GPU without it
 */
record CudaLibrary(String name, String part, boolean needed) {

  /** NVIDIA's driver; it comes with no CUDA toolkit. */
  static final CudaLibrary DRIVER = new CudaLibrary("libcuda.so.1", "driver", true);

  /** CUDA 12 and cuDNN 9. */
  static final List<CudaLibrary> ALL =
      List.of(
          new CudaLibrary("libcudart.so.12", "CUDA runtime", true),
          new CudaLibrary("libnvrtc.so.12", "NVRTC", false),
          new CudaLibrary("libnvJitLink.so.12", "nvJitLink", false),
          new CudaLibrary("libcublasLt.so.12", "cuBLASLt", true),
          new CudaLibrary("libcublas.so.12", "cuBLAS", true),
          new CudaLibrary("libcufft.so.11", "cuFFT", true),
          new CudaLibrary("libcurand.so.10", "cuRAND", false),
          new CudaLibrary("libcusparse.so.12", "cuSPARSE", true),
          new CudaLibrary("libcusolver.so.11", "cuSOLVER", true),
          new CudaLibrary("libcudnn.so.9", "cuDNN", true),
          new CudaLibrary("libnccl.so.2", "NCCL", false),
          new CudaLibrary("libcupti.so.12", "CUPTI", false));
}
