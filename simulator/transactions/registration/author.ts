import { refuse } from '../../rejection.js'
import { refused } from '../access.js'
import type { RegistrationRequest } from './request.js'

/** A change whose author has no name is refused: anonymous cards must be given one (PDT-INF-617). */
export const namelessAuthor = ({ author: { name } }: RegistrationRequest) =>
  name?.usedName && name.given ? undefined : refused(refuse('author-name-missing').rejection)
