/** Material and quizzes over HTTP. */
@NullMarked
package org.steelyard.training.study.web;

import org.jspecify.annotations.NullMarked;
