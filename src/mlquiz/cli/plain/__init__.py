"""Line mode: the same sitting over the same proctor, a line at a time, for screen readers, pipes and bare terminals."""
