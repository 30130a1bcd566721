#include "phone/paper_process.h"

#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>

#include "phone/child_program.h"
#include "phone/picture_child.h"

namespace phone {

namespace {

constexpr std::size_t kMostAnswer = 4u << 20;

std::string sent(const Pixels& photo) {
  PixelsHead head{{}, std::uint32_t(photo.width), std::uint32_t(photo.height)};
  std::memcpy(head.magic, kPixelsMagic.data(), sizeof head.magic);
  std::string out(reinterpret_cast<const char*>(&head), sizeof head);
  out.append(reinterpret_cast<const char*>(photo.rgba.data()), photo.rgba.size());
  return out;
}

}  // namespace

std::optional<base::Path> find_paper_program() {
  std::error_code error;
  const base::Path here = std::filesystem::read_symlink(kThisProgram, error).parent_path();
  if (error) return {};
  for (const base::Path& place : {here / kPaperProgram, here / ".." / "libexec" / kPaperProgram})
    if (::access(place.c_str(), X_OK) == 0) return place.lexically_normal();
  return {};
}

base::Result<std::vector<paper::FoundPaper>> cut_apart(const base::Path& program,
                                                       const Pixels& photo, int quarters,
                                                       PaperProgress& progress, double most_s) {
  ChildProgram child;
  // One thread: it may make no others.
  auto started =
      child.start(program, {kPaperProgram, std::to_string(quarters)}, {"OMP_THREAD_LIMIT=1"});
  if (!started) return started.error();
  const auto heard = [&](std::string_view so_far) {
    const paper::Heard now = paper::heard_of(so_far);
    progress.of = int(now.of);
    progress.read = int(now.told);
    return !progress.unwanted;
  };
  const std::string said = child.talk(sent(photo), kMostAnswer, most_s, heard);
  return paper::read_papers(said, {double(photo.width), double(photo.height)});
}

}  // namespace phone
