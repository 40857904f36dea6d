/**
 * The root of the core: errors that users read. The packages below build on each other in this
 * order: {@code random}, {@code variable}, {@code network}, {@code layer}, and on top {@code
 * variant}, the interface that a researcher writes against.
 */
package org.gan4j.core;
