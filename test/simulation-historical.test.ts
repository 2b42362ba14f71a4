import { simulate } from './simulation/simulate.js'

simulate('historical')
