#include "gfx/objects.h"

#include <algorithm>

namespace gfx {

Texture make_texture() {
  GLuint id = 0;
  glGenTextures(1, &id);
  return Texture(id);
}
Buffer make_buffer() {
  GLuint id = 0;
  glGenBuffers(1, &id);
  return Buffer(id);
}
VertexArray make_vertex_array() {
  GLuint id = 0;
  glGenVertexArrays(1, &id);
  return VertexArray(id);
}
Framebuffer make_framebuffer() {
  GLuint id = 0;
  glGenFramebuffers(1, &id);
  return Framebuffer(id);
}

namespace {

std::string compile(GLuint program, GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint ok = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
  std::string words;
  if (!ok) {
    char log[2000] = "";
    glGetShaderInfoLog(shader, sizeof log, nullptr, log);
    words = log[0] ? log : "does not compile";
  }
  glAttachShader(program, shader);
  glDeleteShader(shader);
  return words;
}

}  // namespace

base::Result<ProgramName> make_program(const char* name, const char* vertex, const char* fragment) {
  ProgramName program(glCreateProgram());
  const std::string errors = compile(program.get(), GL_VERTEX_SHADER, vertex) +
                             compile(program.get(), GL_FRAGMENT_SHADER, fragment);
  GLint ok = 0;
  glLinkProgram(program.get());
  glGetProgramiv(program.get(), GL_LINK_STATUS, &ok);
  if (!errors.empty() || !ok) {
    char log[2000] = "";
    glGetProgramInfoLog(program.get(), sizeof log, nullptr, log);
    return base::Error{base::ErrorCode::unavailable,
                       "The graphics driver refuses a shader: " + errors + log, name};
  }
  return program;
}

StreamBuffer::StreamBuffer() {
  for (Slot& s : slots_) s.buffer = make_buffer();
}

GLuint StreamBuffer::write(const void* data, std::size_t size) {
  Slot& slot = slots_[next_];
  next_ = (next_ + 1) % slots_.size();
  glBindBuffer(GL_ARRAY_BUFFER, slot.buffer.get());
  if (size > slot.capacity) {
    slot.capacity = std::max<std::size_t>(size + size / 2, 16384);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(slot.capacity), nullptr, GL_STREAM_DRAW);
  }
  glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(size), data);
  return slot.buffer.get();
}

Offscreen::Offscreen(int width, int height)
    : width_(width), height_(height), texture_(make_texture()), framebuffer_(make_framebuffer()) {
  ASSERT(width > 0 && height > 0, "a picture has a size");
  glBindTexture(GL_TEXTURE_2D, texture_.get());
  // This very format and type: Mesa then stores the picture as it stores windows, and copying it to
  // one is thirty times faster than through a change of format.
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_BGRA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.get());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.get(), 0);
  ASSERT(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE,
         "RGBA pictures can be painted on with OpenGL 3.3");
}

void set_scissor(const Target& target, const RectPx& clip) {
  const RectPx c = clip.common(target.all());
  glScissor(c.x, target.top_down ? c.y : target.height - c.y - c.h, c.w, c.h);
}

void copy_pixels(const Target& source, const RectPx& from, const Target& target, int x, int y) {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, source.framebuffer);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer);
  glDisable(GL_SCISSOR_TEST);
  const int sy0 = source.top_down ? from.y : source.height - from.y;
  const int sy1 = source.top_down ? from.y + from.h : source.height - from.y - from.h;
  const int ty0 = target.top_down ? y : target.height - y;
  const int ty1 = target.top_down ? y + from.h : target.height - y - from.h;
  glBlitFramebuffer(from.x, sy0, from.x + from.w, sy1, x, ty0, x + from.w, ty1, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
}

void begin_drawing(const Target& target, const RectPx& clip) {
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
  glViewport(0, 0, target.width, target.height);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_SCISSOR_TEST);
  set_scissor(target, clip);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

}  // namespace gfx
