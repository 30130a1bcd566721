#include "base/system_error.h"

#include <cerrno>

namespace base {

Error system_error(int err, const std::filesystem::path& path, const Sentence& doing) {
  const auto make = [&](ErrorCode code, Sentence message) {
    return Error{code, std::move(message), path.string()};
  };
  switch (err) {
    case ENOENT:
      return make(ErrorCode::not_found,
                  sentence("Cannot {}: there is no such file or folder. Check the name, and "
                           "that the disk it lies on is plugged in.",
                           doing));
    case EACCES:
    case EPERM:
      return make(ErrorCode::permission,
                  sentence("Cannot {}: permission denied. Choose another folder, or change the "
                           "permissions of this one.",
                           doing));
    case EROFS:
      return make(ErrorCode::permission,
                  sentence("Cannot {}: the disk is read-only. Choose a folder on another disk, "
                           "or remove the disk's write protection.",
                           doing));
    case ENOSPC:
    case EDQUOT:
      return make(ErrorCode::no_space,
                  sentence("Cannot {}: the disk is full. Delete or move files that are no "
                           "longer needed.",
                           doing));
    case EFBIG:
      return make(ErrorCode::too_large,
                  sentence("Cannot {}: the file is too large for this disk.", doing));
    case EISDIR:
      return make(ErrorCode::invalid,
                  sentence("Cannot {}: this is a folder. Name a file in it.", doing));
    case ENOTDIR:
    case EEXIST:
      return make(ErrorCode::invalid,
                  sentence("Cannot {}: part of this path is a file, not a folder. Choose another "
                           "path.",
                           doing));
    case ENAMETOOLONG:
      return make(ErrorCode::invalid,
                  sentence("Cannot {}: the name is too long. Choose a shorter one.", doing));
    case EMFILE:
    case ENFILE:
    case ENOMEM:
      return make(ErrorCode::io,
                  sentence("Cannot {}: the computer has too much open at once. Close other "
                           "programs.",
                           doing));
    case ELOOP:
      return make(
          ErrorCode::invalid,
          sentence("Cannot {}: links lead round in a circle. Name the file itself.", doing));
    case EBUSY:
    case ETXTBSY:
      return make(ErrorCode::io,
                  sentence("Cannot {}: another program is using this. Close it there.", doing));
    case EIO:
    case ENXIO:
    case ENODEV:
    case ESTALE:
    case ETIMEDOUT:
      return make(ErrorCode::io,
                  sentence("Cannot {}: the disk does not answer as it should. Check the disk and "
                           "its cable, or choose another folder.",
                           doing));
    default:
      // The system has words for it, but not in every language.
      return make(ErrorCode::io, sentence("Cannot {} (error {}). Check the disk and its cable, or "
                                          "choose another folder.",
                                          doing, err));
  }
}

}  // namespace base
