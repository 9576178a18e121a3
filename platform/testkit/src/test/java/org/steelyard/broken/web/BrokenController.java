package org.steelyard.broken.web;

import org.springframework.web.bind.annotation.RestController;

/** Breaks: controllers are package-private. */
@RestController
public class BrokenController {}
