/** Requests out of X12 interchanges: claims (837P, 837I) and requests for review (278), and the codes of answers. */
package org.coveragerules.exchange.x12;
