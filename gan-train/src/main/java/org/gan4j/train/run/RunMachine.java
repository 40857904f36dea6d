package org.gan4j.train.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What moves the bits or the speed of a run.
 *
 * @param os name, version and architecture
 * @param processor model name where the system tells it
 * @param instructions those of the processor that decide which kernels are taken, {@code avx2 fma};
 *     null if unknown
 * @param cores available to the process
 * @param gpu models, where there are any; null else
 * @param device what TensorFlow computes on
 * @param threads inside an operation
 * @param interOpThreads operations at once, 0 if TensorFlow chose; moves no bit
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
