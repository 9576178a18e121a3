/** The departments' board over HTTP. */
@NullMarked
package org.steelyard.assessment.board.web;

import org.jspecify.annotations.NullMarked;
