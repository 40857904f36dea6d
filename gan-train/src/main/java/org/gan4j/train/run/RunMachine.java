package org.gan4j.train.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What affects the bits or the speed of a run.
 *
 * @param os name, version and architecture
 * @param processor model name, if the system tells it
 * @param instructions instruction sets of the processor that decide which kernels run, such as
 *     {@code avx2 fma}; null if unknown
 * @param cores number of cores available to the process
 * @param gpu models of the GPUs; null without any
 * @param device device on which TensorFlow computes
 * @param threads number of threads inside an operation
 * @param interOpThreads number of operations at once, 0 if TensorFlow chose; does not change any
 *     bit
 * @param oneDnn value of TF_ENABLE_ONEDNN_OPTS
 * @param deterministic whether equal runs must give equal bits here
 * @param tf32 whether a GPU may compute float32 products with 11 bits; null without a GPU
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunMachine(
    String os,
    String processor,
    String instructions,
    int cores,
    String gpu,
    String device,
    int threads,
    Integer interOpThreads,
    String oneDnn,
    Boolean deterministic,
    Boolean tf32) {}
