package org.gan4j.train.replica;

import java.time.Duration;

/**
 * What the processes of a training agree on before they meet.
 *
 * @param count how many processes
 * @param timeout how long one waits for another to come, and later for a sign of life
 * @param secret the same in all of them; who has another belongs to another training
 * @param version of gan4j, the same in all of them
 */
public record Meeting(int count, Duration timeout, String secret, String version) {}
