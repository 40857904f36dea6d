/** What judges a config without training it: {@code gan check}, {@code gan conform}. */
package org.gan4j.experiments.checking;
