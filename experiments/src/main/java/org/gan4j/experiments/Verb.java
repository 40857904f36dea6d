package org.gan4j.experiments;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * A verb of the command.
 *
 * @param name what a person types after {@code gan}
 * @param buildsGraph whether it always builds a graph: TensorFlow's libraries are then opened while
 *     the config is read
 * @param command makes its command, with its work
 */
record Verb(String name, boolean buildsGraph, Supplier<Callable<Integer>> command) {}
