/** Conversions between colour spaces, in Pillow's whole-number arithmetic. */
package org.gan4j.core.internal.colour;
