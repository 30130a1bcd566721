// A photo of papers is cut by a program of its own, kurumaza-read-paper, which is there only where OpenCV and Tesseract
// were when this one was built: what they trip over reaches nobody else. Any thread that may wait.
#pragma once

#include <atomic>
#include <optional>
#include <vector>

#include "paper/found_paper.h"
#include "phone/picture_process.h"

namespace phone {

inline constexpr const char* kPaperProgram = "kurumaza-read-paper";

/// Beside the running program, or where packages put it; nothing: this machine cuts none.
std::optional<base::Path> find_paper_program();

/// How far it is, and whether anybody still waits; shared with whoever shows it.
struct PaperProgress {
  std::atomic<int> of{0}, read{0};
  std::atomic<bool> unwanted{false};
};

/// `quarters`: the picture is turned so often, clockwise, before it is read. Fails with `format` where the program
/// ended, said what makes no sense, or took longer than `most_s`; it is gone then.
base::Result<std::vector<paper::FoundPaper>> cut_apart(const base::Path& program,
                                                       const Pixels& photo, int quarters,
                                                       PaperProgress& progress,
                                                       double most_s = 120);

}  // namespace phone
