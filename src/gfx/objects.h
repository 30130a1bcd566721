// Small owners of OpenGL objects, for gfx's own files. A context must be current wherever one is
// made, used or destroyed.
#pragma once

#include <glad/gl.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "gfx/target.h"

namespace gfx {

/// An OpenGL name with the function that deletes it.
template <class Delete>
class Name {
 public:
  Name() = default;
  explicit Name(GLuint id) : id_(id) {}
  ~Name() { reset(); }
  Name(Name&& o) noexcept : id_(std::exchange(o.id_, 0)) {}
  Name& operator=(Name&& o) noexcept {
    if (this != &o) {
      reset();
      id_ = std::exchange(o.id_, 0);
    }
    return *this;
  }
  GLuint get() const { return id_; }
  explicit operator bool() const { return id_ != 0; }
  void reset() {
    if (id_) Delete{}(id_);
    id_ = 0;
  }

 private:
  GLuint id_ = 0;
};

struct DeleteTexture {
  void operator()(GLuint id) const { glDeleteTextures(1, &id); }
};
struct DeleteBuffer {
  void operator()(GLuint id) const { glDeleteBuffers(1, &id); }
};
struct DeleteVertexArray {
  void operator()(GLuint id) const { glDeleteVertexArrays(1, &id); }
};
struct DeleteFramebuffer {
  void operator()(GLuint id) const { glDeleteFramebuffers(1, &id); }
};
struct DeleteProgram {
  void operator()(GLuint id) const { glDeleteProgram(id); }
};
using Texture = Name<DeleteTexture>;
using Buffer = Name<DeleteBuffer>;
using VertexArray = Name<DeleteVertexArray>;
using Framebuffer = Name<DeleteFramebuffer>;
using ProgramName = Name<DeleteProgram>;

Texture make_texture();
Buffer make_buffer();
VertexArray make_vertex_array();
Framebuffer make_framebuffer();

/// Compiles and links; the error holds the driver's words.
base::Result<ProgramName> make_program(const char* name, const char* vertex, const char* fragment);

/// What changes from frame to frame is written into a few buffers in turn: none is written again
/// while the driver may still read it, and none is made anew for each frame.
class StreamBuffer {
 public:
  StreamBuffer();
  /// Binds to GL_ARRAY_BUFFER, and gives, a buffer that holds `size` bytes of `data`.
  GLuint write(const void* data, std::size_t size);

 private:
  struct Slot {
    Buffer buffer;
    std::size_t capacity = 0;
  };
  std::array<Slot, 3> slots_;
  std::size_t next_ = 0;
};

/// An RGBA picture to paint on; rows from the top down.
class Offscreen {
 public:
  Offscreen(int width, int height);
  Target target() const { return {framebuffer_.get(), width_, height_, true}; }
  GLuint texture() const { return texture_.get(); }

 private:
  int width_, height_;
  Texture texture_;
  Framebuffer framebuffer_;
};

/// Copies `from` (within `source`) of one picture to (x, y) of another, which then is the one bound for
/// drawing, unclipped. Software OpenGL keeps a window's rows from the top down, too, whatever it says: from
/// an Offscreen's own target it then copies row by row, from one that calls itself the other way round it
/// draws every pixel, which takes ten times as long.
void copy_pixels(const Target& source, const RectPx& from, const Target& target, int x, int y);
/// Binds `target` for drawing and clips to `clip`; sets viewport, premultiplied blending and no
/// tests.
void begin_drawing(const Target& target, const RectPx& clip);
/// As glScissor, with y from the top.
void set_scissor(const Target& target, const RectPx& clip);

}  // namespace gfx
