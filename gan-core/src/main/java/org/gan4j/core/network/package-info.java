/**
 * Networks: chains of layers that own variables, and the roles they play in a GAN. A network is
 * built once; every application shares its weights.
 */
package org.gan4j.core.network;
