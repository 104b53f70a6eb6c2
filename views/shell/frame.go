package shell

// FrameSheet is the style sheet of the frame that other shops show. It loads nothing.
const FrameSheet = "css/frame.css"
